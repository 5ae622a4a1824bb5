import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PALETTE } from './palette.ts'

test('paper has the colours of the light theme', () => {
	const css = readFileSync('app/styles/tokens.css', 'utf8')
	const light = css.slice(0, css.search(/\[data-theme=.dark.\]/))
	const tokens = new Map(
		[...light.matchAll(/--color-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
	)
	const ofPaperOnly = new Set(['draft'])
	for (const [name, value] of Object.entries(PALETTE))
		if (!ofPaperOnly.has(name)) expect([name, tokens.get(name)]).toEqual([name, value])
})
