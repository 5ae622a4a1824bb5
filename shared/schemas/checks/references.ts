import { fieldsOf } from '#shared/fields/registry.ts'
import { ITEM_KINDS } from '../plan-items.ts'
import { isRecord } from '#shared/is-record.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'
import { isTarget, targetOf } from './targets.ts'

type ReferencesWritten = { readonly path: string; readonly key: string }

/** Every key that is written at a dotted name of an item; lists on the way have each of theirs. */
function keysAt(value: unknown, names: readonly string[], path: string): readonly ReferencesWritten[] {
	if (Array.isArray(value)) {
		const parts: readonly unknown[] = value
		return parts.flatMap((part, at) => keysAt(part, names, `${path}[${at}]`))
	}
	const [name, ...rest] = names
	if (name === undefined) return typeof value === 'string' && value !== '' ? [{ path, key: value }] : []
	return isRecord(value) ? keysAt(value[name], rest, `${path}.${name}`) : []
}

/** Whatever a field of the plan refers to exists, also of items that are wrong in another field: both are mended in one go. */
export function checkReferences(draft: Draft): readonly Problem[] {
	return ITEM_KINDS.flatMap((kind) =>
		fieldsOf(kind).flatMap(({ name, reference }) => {
			if (reference === null || !isTarget(reference)) return []
			const target = targetOf(draft, reference)
			return [...draft.entries[kind], ...draft.unreadable[kind]].flatMap(({ item, index }) =>
				keysAt(item, name.split('.'), `${kind}[${index}]`).flatMap((written) => missing({ ...target, ...written })),
			)
		}),
	)
}
