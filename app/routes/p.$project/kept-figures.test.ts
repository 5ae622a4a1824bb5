import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROUTES = 'app/routes'

test('every page of a plan keeps what it shows, under the name of its own route', () => {
	const pages = readdirSync(ROUTES).filter((folder) => {
		const files = folder.startsWith('p.') ? readdirSync(`${ROUTES}/${folder}`) : []
		return files.includes('route.tsx')
	})
	const kept = pages.map((folder) => {
		const text = readFileSync(`${ROUTES}/${folder}/route.tsx`, 'utf8')
		return /keepingFigures\('([^']+)'\)/.exec(text)?.[1]
	})
	expect(pages).toContain('p.$project.energy')
	expect(kept).toEqual(pages.map((folder) => `routes/${folder}`))
})
