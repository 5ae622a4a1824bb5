import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PALETTE } from './palette.ts'

test('paper has the colours of the light theme', () => {
	const css = readFileSync('app/styles/tokens.css', 'utf8')
	const light = css.matchAll(/--color-([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6})/g)
	const tokens = new Map([...light].map(([, name, value]) => [name, value]))
	for (const [name, value] of Object.entries(PALETTE)) expect([name, tokens.get(name)]).toEqual([name, value])
})
