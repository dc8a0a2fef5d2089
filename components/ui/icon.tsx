const paths = {
  overview: 'M2 13h12M4 11V7m4 4V3m4 8V9',
  teams:
    'M5.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm5.5 0a1.7 1.7 0 1 0 0-3.4M2 13c0-2.4 1.5-4 3.5-4S9 10.6 9 13m2-3.9c1.8.2 3 1.7 3 3.9',
  services: 'M8 2l5.5 3v6L8 14l-5.5-3V5L8 2Zm0 6l5.3-2.9M8 8v6M8 8L2.7 5.1',
  frequency: 'M2 12l3-4 3 2 3-6 3 3',
  cpu: 'M5 5h6v6H5V5ZM6.5 2v3m3-3v3m-3 6v3m3-3v3M2 6.5h3m-3 3h3m6-3h3m-3 3h3',
  sources:
    'M8 6.5c3 0 5-.9 5-2.2S11 2 8 2 3 3 3 4.3s2 2.2 5 2.2ZM3 4.3v7.4C3 13 5 14 8 14s5-1 5-2.3V4.3M3 8c0 1.3 2 2.3 5 2.3S13 9.3 13 8',
  lines: 'M3 4h10M3 8h10M3 12h6',
  definitions: 'M3 3h6a2 2 0 0 1 2 2v8H5a2 2 0 0 1-2-2V3Zm8 2h2v8h-2',
  warning: 'M8 2.5L14.5 13.5h-13L8 2.5Zm0 4v3.5m0 1.7v.1',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.7-1.3L14 14',
  link: 'M6.5 9.5l3-3M7 5l1.5-1.5a2.8 2.8 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.8 2.8 0 0 1-4-4L5 7',
  down: 'M4 6.5l4 4 4-4',
  right: 'M6.5 4l4 4-4 4',
  tick: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  table: 'M2.5 3h11v10h-11V3Zm0 3.3h11M2.5 9.6h11M6.5 3v10',
  chart: 'M2.5 2.5v11h11M5 10.5l2.5-3 2 1.5 3.5-5',
  download: 'M8 2.5v7m0 0L5 6.7m3 2.8l3-2.8M3 13h10',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.600 2.8 2.8 0 0 0 0 5.600ZM8 1.500v1.500m0 10v1.500M1.500 8h1.500m10 0h1.500M3.400 3.400l1.060 1.060m7.080 7.080l1.060 1.060M3.400 12.600l1.060-1.060m7.080-7.080l1.060-1.060',
  moon: 'M13 9.600A5.500 5.500 0 0 1 6.400 3a5.500 5.500 0 1 0 6.600 6.600Z',
  half: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M10 3.500v9M12 5v6',
  gear: 'M8 10.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600ZM8 1.500v2.500m0 8v2.500M1.500 8h2.500m8 0h2.500M3.400 3.400l1.800 1.800m5.600 5.600l1.800 1.800M3.400 12.600l1.800-1.800m5.600-5.600l1.800-1.800',
  out: 'M6.500 3H3v10h3.500M10.500 5l3 3-3 3M13 8H6.500',
  block: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5 8h6',
  goal: 'M3 14V2.500M3 3.500h8.500l-2 2.750 2 2.750H3',
  pin: 'M8 14.5S3 9.700 3 6.500a5 5 0 0 1 10 0c0 3.200-5 8-5 8ZM8 8.300a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600Z',
  printer: 'M4.500 6V2.500h7V6M4.500 11.500H2.500V6h11v5.500h-2M4.500 9.500h7v4h-7v-4Z',
  calendar: 'M2.500 4h11v9.500h-11V4Zm0 3h11M5.500 2.500v3m5-3v3',
  people:
    'M8 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM3 14c0-2.800 2-4.500 5-4.500s5 1.700 5 4.500',
  document: 'M3 2h10v12H3V2Zm3 4h4m-4 3h4',
} as const
export type IconName = keyof typeof paths

/** A 16-unit line icon in the colour of its text; always decoration, the words stand beside it or in a label. */
export function Icon({ name, size = 15 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
