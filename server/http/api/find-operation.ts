import { OPERATIONS } from './operations.ts'
import type { Operation } from './operation.ts'

type Found = { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }

/** What an address names, by method; empty where there is nothing. */
export function findOperations(path: string): readonly Found[] {
	const parts = path.split('/')
	return OPERATIONS.flatMap((operation) => {
		const params = matched(operation.path.split('/'), parts)
		return params === null ? [] : [{ operation, params }]
	})
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
	if (pattern.length !== parts.length) return null
	const params: [string, string][] = []
	for (const [at, part] of parts.entries()) {
		const expected = pattern[at] ?? ''
		const name = /^\{(\w+)\}(.*)$/.exec(expected)
		if (name === null) {
			if (expected !== part) return null
			continue
		}
		const [, key = '', end = ''] = name
		if (!part.endsWith(end) || part.length === end.length) return null
		params.push([key, decodeURIComponent(part.slice(0, part.length - end.length))])
	}
	return Object.fromEntries(params)
}
