import { isDeepStrictEqual } from 'node:util'
import type { FilePart } from '#server/runs/edits/plan-command.ts'
import { currentValue } from '#server/runs/edits/plan-edit.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { overlaps } from '#shared/schemas/differences.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import type { FoundChange } from './found-change.ts'

/** What a change of the workbook is beside what the plan has seen since the workbook was saved. */
type BesideNewerResult =
	/** nobody has written there since */
	| { readonly is: 'alone' }
	/** the workbook still has what stood there: whoever wrote there since is right */
	| { readonly is: 'older'; readonly by: string }
	/** both have changed it */
	| { readonly is: 'both'; readonly by: string }

const ALONE: BesideNewerResult = { is: 'alone' }

/** A value without what it does not say: plans keep no nulls, rows of a sheet have them. */
function plain(value: Json): Json {
	if (Array.isArray(value)) return value.map(plain)
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, plain(one)] as const])),
	)
}

/** An assumption is its figure, whether or not it says why. */
const figureOf = (value: Json): Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value['value'] ?? null) : value

const isSame = (kind: string, one: Json, other: Json) =>
	isDeepStrictEqual(plain(one), plain(other)) || (kind === 'assumptions' && figureOf(one) === figureOf(other))

/** What others, or the same person at the page, have done since to what a part is of. */
export function besideNewer(
	{ parts, goes }: FoundChange,
	{ draft, since }: { readonly draft: JsonRecord; readonly since: readonly ChangeRow[] },
): BesideNewerResult {
	const found = parts.map((part) => besidePart(part, goes === true, { draft, since }))
	return found.find(({ is }) => is === 'both') ?? found.find(({ is }) => is === 'older') ?? ALONE
}

type Since = { readonly draft: JsonRecord; readonly since: readonly ChangeRow[] }

function besidePart(part: FilePart, goes: boolean, { draft, since }: Since): BesideNewerResult {
	const { kind } = part
	const itemId = part.take === 'add' ? idIn(part.kind, part.item) : part.itemId
	const own = since.filter((change) => change.kind === kind && change.itemId === itemId)
	const last = own.at(-1)
	if (last === undefined) return ALONE
	if (part.take === 'add') return last.action === 'remove' ? { is: 'both', by: last.userName } : ALONE
	// What came after the workbook was saved is not missing in it.
	const isYounger =
		own[0]?.action === 'add' || own[0]?.fields.some(({ field, before }) => field === '' && before === null)
	if (goes && isYounger === true) return { is: 'older', by: last.userName }
	if (part.take === 'remove') return { is: 'both', by: last.userName }
	const touches = own.flatMap(({ fields, userName }) =>
		fields.filter(({ field }) => overlaps(field, part.field)).map((field) => ({ ...field, by: userName })),
	)
	const [first, latest] = [touches[0], touches.at(-1)]
	if (first === undefined || latest === undefined) return ALONE
	if (first.field !== part.field) return { is: 'both', by: latest.by }
	if (isSame(kind, first.before, currentValue(draft, part))) return ALONE
	return { is: isSame(kind, first.before, part.value) ? 'older' : 'both', by: latest.by }
}
