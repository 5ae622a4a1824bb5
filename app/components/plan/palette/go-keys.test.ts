import { expect, test } from 'vitest'
import { RAIL_PAGES } from '#app/components/shell/rail-pages.ts'
import { GO_KEYS } from './go-keys.ts'

test('every page of the rail but its settings has a letter of its own, and no letter leads nowhere', () => {
	const paths = RAIL_PAGES.map(({ path }) => path).filter((path) => path !== 'settings')
	expect(Object.values(GO_KEYS).sort()).toEqual(paths.sort())
})
