import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROUTES = 'app/routes'

test('every page of a plan is loaded through the store, and stays in view where it cannot be renewed', () => {
	const pages = readdirSync(ROUTES).filter((folder) => {
		// An older address has no page of its own: it leads to one.
		const isPage = folder.startsWith('p.') && !folder.startsWith('p.$project_.')
		const files = isPage ? readdirSync(`${ROUTES}/${folder}`) : []
		return files.includes('route.tsx')
	})
	const through = pages.filter((folder) => {
		const text = readFileSync(`${ROUTES}/${folder}/route.tsx`, 'utf8')
		return /\bclientLoader\b[^}]*\} from '#app\/keystroke\/route-exports\.ts'/.test(text)
	})
	expect(pages).toContain('p.$project.energy')
	expect(through).toEqual(pages)
})
