import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import { SOURCE_COLUMN, type PastedBlock, type PastedRow } from '#shared/grid/pasted.ts'
import { doubtOfShare } from '#shared/grid/typed/said-of-shares.ts'
import { isMoney } from '#shared/units/money.ts'
import { readCells, readNewItem, type Patch, type ReadItem, type Where } from './read-edits.ts'

type ReadRow =
	| {
			readonly ok: true
			readonly patches: readonly Patch[]
			readonly made: Extract<ReadItem, { ok: true }> | null
			/** where its figures come from; '' where the row does not say */
			readonly source: string
	  }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type RowAsk = {
	readonly fields: readonly string[]
	readonly row: PastedRow
	readonly pricesIn?: PastedBlock['pricesIn']
	/** its place among those pasted with it */
	readonly at: number
	readonly baseRev?: number | undefined
}

const PRICE = /^[-−+~≈]?\s*\d[\d.,\s'’]*$/
/** Whether a text is a price that names no currency. */
export function isBarePrice(list: Where['list'], field: string, text: string): boolean {
	const unit = findGridFacts(list, field)?.unit ?? null
	return unit !== null && isMoney(unit) && PRICE.test(text.trim()) && /[1-9]/.test(text)
}

type PricedText = { readonly field: string; readonly text: string } & Pick<PastedBlock, 'pricesIn'>
/** A price that names no currency, in the one that was said for all of its block. */
export const pricedText = (list: Where['list'], { field, text, pricesIn }: PricedText): string =>
	pricesIn !== undefined && isBarePrice(list, field, text) ? `${text} ${pricesIn}` : text

/** In a column of a sheet 0.3 may be a part of one as well as per cent: which is asked, where a file would say it. */
function doubts({ list, inFile }: Where, typed: readonly { readonly field: string; readonly text: string }[]) {
	if (inFile === true) return []
	return typed.flatMap(({ field, text }): EditProblem[] => {
		const facts = findGridFacts(list, field)
		const doubt = facts === null ? null : doubtOfShare(facts, text)
		return facts === null || doubt === null ? [] : [{ field, text: `${facts.label}: ${doubt.why}`, fixes: doubt.fixes }]
	})
}

/** A row of a pasted block as patches of the entry it goes into, or as a new entry. A column without a field is left out. */
export function readPastedRow(where: Where, { fields, row, at, baseRev, pricesIn }: RowAsk): ReadRow {
	const { id, texts } = row
	const priced = (field: string, text: string) => pricedText(where.list, { field, text, pricesIn })
	const typed = fields.flatMap((field, place) =>
		field === '' || field === SOURCE_COLUMN ? [] : [{ field, text: priced(field, texts[place] ?? '') }],
	)
	const doubtful = doubts(where, typed)
	if (doubtful.length > 0) return { ok: false, problems: doubtful }
	const source = fields.includes(SOURCE_COLUMN) ? (texts[fields.indexOf(SOURCE_COLUMN)] ?? '').trim() : ''
	if (id !== null) {
		const read = readCells(
			where,
			typed.map((cell) => ({ ...cell, id, baseRev })),
		)
		return read.ok ? { ok: true, patches: read.patches, made: null, source } : read
	}
	const filled = Object.fromEntries(typed.filter(({ text }) => text !== '').map(({ field, text }) => [field, text]))
	const { sites } = where.plan
	// Where there is one site, everything stands there.
	const isMeant = findGridFacts(where.list, 'siteId')?.required === true && !fields.includes('siteId')
	const [only] = sites.length === 1 && isMeant ? sites : []
	const read = readNewItem(where, { ...(only && { siteId: only.id }), ...filled }, String(at))
	return read.ok ? { ok: true, patches: [], made: read, source } : read
}
