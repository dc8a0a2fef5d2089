import { expect, test } from 'vitest'
import { type SettingField, settingsOfForm, typedSettings } from './settings-of-form.ts'

const field = (name: string, type: SettingField['type'], isEssential = true): SettingField => ({
  name,
  type,
  isRequired: false,
  isEssential,
  choices: [],
})
const fields = [
  field('cluster', 'text'),
  field('masters', 'list'),
  field('token', 'secret'),
  field('pageSize', 'number', false),
  field('inCluster', 'boolean', false),
]

test('what was typed becomes settings: lists by line, nothing for what is empty', () => {
  const typed = {
    values: {
      cluster: ' lon ',
      masters: 'http://a:1\n\nhttp://b:1',
      token: '',
      pageSize: '200',
      inCluster: 'true',
    },
    more: '{"relistSeconds": 900}',
  }
  expect(settingsOfForm(fields, typed)).toEqual({
    ok: true,
    settings: {
      relistSeconds: 900,
      cluster: 'lon',
      masters: ['http://a:1', 'http://b:1'],
      pageSize: 200,
      inCluster: true,
    },
  })
})

test('JSON that is none is told, and not sent', () => {
  expect(settingsOfForm(fields, { values: {}, more: '{' })).toEqual({ ok: false, fault: 'This is not JSON.' })
  expect(settingsOfForm(fields, { values: {}, more: '[]' })).toMatchObject({ ok: false })
})

test('settings shown and sent again are the same: a sealed token stays', () => {
  const settings = { cluster: 'lon', masters: ['http://a:1'], token: { sealed: 'x' }, pageSize: 200 }
  expect(settingsOfForm(fields, typedSettings(fields, settings))).toEqual({ ok: true, settings })
})
