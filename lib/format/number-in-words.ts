import { formatCount } from './number.ts'

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Small counts in prose are words: `seven`; from 13 on they are digits. */
export const formatNumberInWords = (count: number): string => words[count] ?? formatCount(count)
