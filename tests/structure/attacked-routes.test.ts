import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js'
import { expect, test } from 'vitest'
import { allRoutes } from '../attack/routes.ts'

const ROUTES = flatRoutes('app')

function addressOf(id: string | undefined): string {
	const route = id === undefined ? undefined : ROUTES[id]
	if (route === undefined) return ''
	return [addressOf(route.parentId), ...(route.path === undefined ? [] : [route.path])].join('/').replaceAll('//', '/')
}

test('the attack and the router agree on every address there is', () => {
	const theirs = Object.keys(ROUTES).map((id) => addressOf(id).replaceAll(':', '$').replace(/\*$/, '$'))
	const named = (addresses: readonly string[]) => [...new Set(addresses.map((address) => address || '/'))].sort()
	expect(named(theirs).length).toBeGreaterThan(50)
	expect(named(allRoutes())).toEqual(named(theirs))
})
