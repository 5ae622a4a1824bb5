import type { FieldFacts } from '#shared/fields/field.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import { SOURCE_COLUMN, type PastedBlock, type PastedRow } from '#shared/grid/pasted.ts'
import type { Doubt } from '#shared/grid/typed/bare-share.ts'
import { eitherWay, signShown, withoutPoints, type DecimalSign } from '#shared/grid/typed/decimal-signs.ts'
import { doubtOfShare } from '#shared/grid/typed/said-of-shares.ts'
import { isMoney } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
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
	/** of each column; left out: as the row shows */
	readonly decimals?: readonly DecimalSign[] | undefined
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

const isFigure = (list: Where['list'], field: string) =>
	['number', 'integer'].includes(findGridFacts(list, field)?.kind ?? '')
/** Nothing but a figure, with its unit or sign. */
const FIGURE_ALONE = /^[^\p{L}\d]{0,3}\d[\d.,\s'’]*(?:[^\d\s]{1,8})?$/u

/** What parts the decimals of each column: as its own figures show, else as the others of the sheet do. */
export function decimalsOf(list: Where['list'], { fields, rows }: Pick<PastedBlock, 'fields' | 'rows'>): DecimalSign[] {
	const columns = fields.map((field, at) => {
		const texts = rows.map((row) => row.texts[at] ?? '')
		if (isFigure(list, field)) return signShown(texts)
		// A column that is skipped may hold figures too.
		return field === '' ? signShown(texts.filter((text) => FIGURE_ALONE.test(text.trim()))) : null
	})
	const shown = columns.filter((sign) => sign !== null)
	const [all = ''] = new Set(shown).size === 1 ? shown : []
	return columns.map((sign) => sign ?? all)
}

type PastedText = { readonly field: string; readonly text: string; readonly decimals?: DecimalSign | undefined } & Pick<
	PastedBlock,
	'pricesIn'
>
/** A text of a block as it is read: figures with the decimals of their column, prices in the currency that was said for all. */
export function pastedText(list: Where['list'], { field, text, pricesIn, decimals }: PastedText): string {
	const plain = decimals === 'comma' && isFigure(list, field) ? withoutPoints(text) : text
	return pricesIn !== undefined && isBarePrice(list, field, plain) ? `${plain} ${pricesIn}` : plain
}

/** Of a figure such as 54.000, where no other of the block shows what the point means and both figures are possible. */
function doubtOfPoint({ kind, unit, min, max }: FieldFacts, text: string): Doubt | null {
	const doubt = kind === 'number' && !isShare(unit) ? eitherWay(text) : null
	if (doubt === null) return null
	const lies = (value: number) => value >= (min ?? -Infinity) && value <= (max ?? Infinity)
	return lies(doubt.large) || !lies(doubt.small) ? doubt : null
}

/** In a column of a sheet 0.3 may be a part of one as well as per cent: which is asked, where a file would say it. */
function doubts({ list, inFile }: Where, typed: readonly Omit<PastedText, 'pricesIn'>[]) {
	if (inFile === true) return []
	return typed.flatMap(({ field, text, decimals }): EditProblem[] => {
		const facts = findGridFacts(list, field)
		const ofPoint = facts === null || decimals === 'point' ? null : doubtOfPoint(facts, text)
		const doubt = facts === null ? null : (ofPoint ?? doubtOfShare(facts, text))
		return facts === null || doubt === null ? [] : [{ field, text: `${facts.label}: ${doubt.why}`, fixes: doubt.fixes }]
	})
}

/** A row of a pasted block as patches of the entry it goes into, or as a new entry. A column without a field is left out. */
export function readPastedRow(where: Where, { fields, row, at, baseRev, pricesIn, decimals }: RowAsk): ReadRow {
	const { id, texts } = row
	const signs = decimals ?? (where.inFile === true ? [] : decimalsOf(where.list, { fields, rows: [row] }))
	const typed = fields.flatMap((field, place) => {
		if (field === '' || field === SOURCE_COLUMN) return []
		const sign = signs[place]
		const text = pastedText(where.list, { field, text: texts[place] ?? '', pricesIn, decimals: sign })
		return [{ field, text, decimals: sign }]
	})
	const doubtful = doubts(where, typed)
	if (doubtful.length > 0) return { ok: false, problems: doubtful }
	const source = fields.includes(SOURCE_COLUMN) ? (texts[fields.indexOf(SOURCE_COLUMN)] ?? '').trim() : ''
	if (id !== null) {
		const read = readCells(
			where,
			typed.map(({ field, text }) => ({ field, text, id, baseRev })),
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
