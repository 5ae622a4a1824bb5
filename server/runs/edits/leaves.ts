import { isDeepStrictEqual } from 'node:util'
import type { Json } from '#server/store/rows/plan-documents.ts'
import { isRecord } from './plan-edit.ts'

/** Where two values differ, by the smallest parts that have a path; a list is one value. */
export function leaves(base: Json, is: Json, path: string): (readonly [string, Json])[] {
	if (isDeepStrictEqual(base, is)) return []
	if (!isRecord(base) || !isRecord(is)) return [[path, is]]
	const names = [...new Set([...Object.keys(base), ...Object.keys(is)])]
	return names.flatMap((name) => leaves(base[name] ?? null, is[name] ?? null, path === '' ? name : `${path}.${name}`))
}
