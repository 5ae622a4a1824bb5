import { readdirSync } from 'node:fs'

/** The paths of all pages and endpoints, read from the folder that defines them: `/t/$team/members`. */
export function allRoutes(): string[] {
	return readdirSync('app/routes', { withFileTypes: true })
		.map(({ name }) => name.replace(/\.tsx?$/, ''))
		.map((name) => `/${pathOf(name)}`)
		.sort()
}

// The router's spelling of a path in a file name: dots part it, brackets keep a dot, an underscore before a name has no part of its
// own, and one behind it is none of the address: the page stands outside of that layout.
function pathOf(name: string): string {
	const kept = name.replaceAll('[.]', '\0').split('.')
	return kept
		.filter((part) => !part.startsWith('_'))
		.map((part) => part.replace(/_$/, ''))
		.join('/')
		.replaceAll('\0', '.')
}
