import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { gridList, isGraded, isHallList, type GridList, type HallList } from '#shared/grid/grid-lists.ts'
import { hallRows } from '#server/views/grid/grid-rows.ts'
import { hallRowEdits, type HallRowEdit } from '#server/runs/edits/pages/hall-row-edits.ts'
import {
	figuresIn,
	readCells,
	readForm,
	readNewItem,
	type Patch,
	type ReadItem,
	type Where,
} from '#server/views/grid/read-edits.ts'
import { readNewHalls } from '#server/views/grid/new-halls.ts'
import { decimalsOf, readPastedRow } from '#server/views/grid/read-pasted.ts'
import { saidOfShares } from '#shared/grid/typed/said-of-shares.ts'
import { settledText } from '#server/views/messages/edits.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { settledByKind } from '#shared/schemas/edits/settled-kind.ts'
import type { NotePatch, PageEdit, PlanCommand, PlainCommand, Rests } from '../plan-command.ts'
import type { HeldPlan } from '../edits-of.ts'
import { idOf, listIn, placeOf } from '../plan-edit.ts'
import { noteEdit, rangeEdits } from '../commands/range-edits.ts'

type CommandOfNewResult =
	| { readonly ok: true; readonly command: PlainCommand; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type PageEditsPage = Extract<PlanCommand, { readonly command: 'page' }>
type CommandOfNewParams<I extends PageEdit['intent']> = Extract<PageEdit, { readonly intent: I }>

const NO_NOTES = 'Nothing is noted on the figures of this list.'
const NO_FIGURE = 'Grade and source are of the figures changed here, and none is. Choose the figure they are of.'

type HallAsk = { readonly list: HallList; readonly edit: HallRowEdit; readonly baseRev?: number | undefined }

/** Purchases and dated steps are kept with their hall: whatever is done to one is an edit of the hall's list, as it was seen. */
function hallCommand({ plan, rev }: HeldPlan, { list, edit, baseRev = rev }: HallAsk): PlainCommand {
	const patches = hallRowEdits(plan, { list, edit, baseRev }).map((patch) => ({
		kind: 'buildPhases' as const,
		...patch,
	}))
	return { command: 'patches', patches, notes: [] }
}

const entered = (text: string) => (text.trim() === '' ? null : text.trim())

/** What was said of figures; '' says nothing. */
function saidIn({ quality = '', source = '' }: Partial<Rests>) {
	const parts = [
		{ part: 'quality', value: entered(quality) },
		{ part: 'source', value: entered(source) },
	] as const
	return parts.filter(({ value }) => value !== null)
}

type Patched = { readonly list: GridList; readonly patches: readonly Patch[]; readonly rests: Partial<Rests> }

function commandOfPatches(held: HeldPlan, { list, patches, rests }: Patched): PlainCommand {
	if (isHallList(list)) {
		const bases = patches.flatMap(({ baseRev }) => baseRev ?? [])
		return hallCommand(held, { list, edit: { intent: 'set', patches }, baseRev: Math.min(held.rev, ...bases) })
	}
	if (list === 'actuals') return { command: 'actuals', patches }
	const figures = figuresIn(list, patches)
	const noted = patches.filter(({ field }) => figures.includes(field))
	return {
		command: 'patches',
		patches: patches.map((patch) => ({ kind: list, ...patch })),
		notes: noted.flatMap(({ itemId, field, baseRev }) =>
			saidIn(rests).map((said) => ({ kind: list, itemId, field, baseRev, ...said })),
		),
	}
}

function commandOfNew(
	held: HeldPlan,
	{ list, ...rests }: CommandOfNewParams<'add'>,
	{ typed, today }: Pick<PageEditsPage, 'typed' | 'today'>,
): CommandOfNewResult {
	const where = { plan: held.plan, list, today }
	if (list === 'buildPhases') return commandOfHalls(held, { where, typed, rests })
	const read = readNewItem(where, typed)
	return read.ok ? { ok: true, command: commandOfItem(held, { list, made: read, rests }), said: null } : read
}

type HallsAsk = Pick<PageEditsPage, 'typed'> & { readonly where: Where; readonly rests: Partial<Rests> }

/** One hall or several, and the class of build of their site, as one step. */
function commandOfHalls(held: HeldPlan, { where, typed, rests }: HallsAsk): CommandOfNewResult {
	const read = readNewHalls(where, typed)
	if (!read.ok) return read
	const { halls, ofSite } = read
	const commands = [
		...(ofSite.length === 0 ? [] : [commandOfPatches(held, { list: 'sites', patches: ofSite, rests: {} })]),
		...halls.map((made) => commandOfItem(held, { list: 'buildPhases', made, rests })),
	]
	return { ok: true, command: { command: 'several', commands }, said: null }
}

type NewEntry = {
	readonly list: GridList
	readonly made: Extract<ReadItem, { readonly ok: true }>
	readonly rests: Partial<Rests>
}

function commandOfItem(held: HeldPlan, { list, made, rests }: NewEntry): PlainCommand {
	const { item, ranges, figures } = made
	if (isHallList(list)) return hallCommand(held, { list, edit: { intent: 'add', item } })
	const place = { kind: list, itemId: idOf(list, item) }
	const notes = ranges.flatMap(({ field, low, high }) => rangeEdits({ ...place, field }, { low, high }))
	const rest = isGraded(list)
		? figures.flatMap((field) => saidIn(rests).map((said) => noteEdit(place, { field, ...said })))
		: []
	const edits = [{ action: 'add' as const, kind: list, item }, ...notes, ...rest]
	return { command: 'edits', edits }
}

/** A pasted block: what it changes and what it adds as one step. */
function commandOfPaste(held: HeldPlan, edit: CommandOfNewParams<'paste'>, where: Where): CommandOfNewResult {
	const { list, fields, rows, baseRev, pricesIn, decimals = decimalsOf(list, edit) } = edit
	const read = rows.map((row, at) => readPastedRow(where, { fields, row, at, baseRev, pricesIn, decimals }))
	const problems = read.flatMap((row) => (row.ok ? [] : row.problems))
	if (problems.length > 0) return { ok: false, problems }
	const sound = read.filter((row) => row.ok)
	const patches = sound.flatMap((row) => row.patches)
	const added = sound.flatMap(({ made }) => made ?? [])
	if (isHallList(list)) {
		const edit = { intent: 'set' as const, patches, added: added.map(({ item }) => item) }
		return { ok: true, command: hallCommand(held, { list, edit, baseRev }), said: null }
	}
	const said = sound.filter(({ source }) => source !== '')
	const unsaid = sound.filter(({ source }) => source === '').flatMap((row) => row.patches)
	const commands = [
		commandOfPatches(held, { list, patches: unsaid, rests: {} }),
		...said.map(({ patches: own, source }) => commandOfPatches(held, { list, patches: own, rests: { source } })),
		...sound.flatMap(({ made, source }) =>
			made === null ? [] : [commandOfItem(held, { list, made, rests: { source } })],
		),
	]
	return { ok: true, command: { command: 'several', commands }, said: saidOfKinds(held, list, patches) }
}

/** What a change of kind has emptied. */
function saidOfKinds({ plan }: HeldPlan, list: GridList, patches: readonly Patch[]): string | null {
	if (isHallList(list)) return null
	const own = patches.map((patch) => ({ kind: list, ...patch }))
	return settledText(settledByKind(plan, own))
}

function commandOfRow(held: HeldPlan, edit: CommandOfNewParams<'remove' | 'duplicate'>): PlainCommand {
	const { intent, list, itemId, baseRev } = edit
	if (isHallList(list)) return hallCommand(held, { list, edit: { intent, id: itemId }, baseRev })
	return intent === 'remove'
		? { command: 'removal', kind: list, itemId, baseRev }
		: { command: 'copy', kind: list, itemId }
}

/** A purchase is there or it is not; a step that is dated for the first time needs its hall alone. */
function isKnownRow({ plan }: HeldPlan, list: HallList, itemId: string): boolean {
	if (hallRows(plan, list).some(({ id }) => id === itemId)) return true
	return list === 'hallSteps' && plan.buildPhases.some(({ id }) => itemId.startsWith(`${id}/`))
}

const ITS_HALL = 'A row stays with its hall: choose another hall in it instead.'
const BASELINE_ORDER = 'A scenario keeps the order of its baseline. Open the baseline to move rows.'

/** A row of a list so many rows further down, or up: as far as the list goes. */
function commandOfMove(held: HeldPlan, { list, itemId, by }: CommandOfNewParams<'move'>): CommandOfNewResult {
	const refused = (text: string): CommandOfNewResult => ({ ok: false, problems: [{ field: '', text }] })
	if (isHallList(list)) {
		const command = hallCommand(held, { list, edit: { intent: 'move', id: itemId, by } })
		const stays = command.command === 'patches' && command.patches.length === 0
		return stays ? refused(ITS_HALL) : { ok: true, command, said: null }
	}
	if (held.follows !== undefined) return refused(BASELINE_ORDER)
	const at = placeOf(held.draft, list, itemId)
	const others = listIn(held.draft, list).filter((_, place) => place !== at)
	const front = others[Math.min(Math.max(0, at + by), others.length) - 1]
	const value = front === undefined ? null : idOf(list, front)
	const edit = { action: 'update' as const, kind: list, itemId, field: BEHIND, value }
	return { ok: true, command: { command: 'edits', edits: [edit] }, said: null }
}

/** Grade and source of one figure as they are to stand, empty too. */
function notesOf({
	list,
	itemId,
	noted,
	quality,
	source,
	baseRev,
}: Omit<CommandOfNewParams<'note'>, 'intent'>): readonly NotePatch[] {
	if (!isGraded(list)) return []
	const place = { kind: list, itemId, field: noted, baseRev }
	return [
		{ ...place, part: 'quality', value: entered(quality) },
		{ ...place, part: 'source', value: entered(source) },
	]
}

/** The texts of an edit, by the field that each is for. */
function textsOf({ edit, typed }: PageEditsPage): readonly { readonly field: string; readonly text: string }[] {
	if (edit.intent === 'set') return edit.cells
	if (edit.intent === 'paste')
		return edit.rows.flatMap(({ texts }) => texts.map((text, at) => ({ field: edit.fields[at] ?? '', text })))
	return Object.entries(typed).map(([field, text]) => ({ field, text }))
}

/** What a page asks for as a command on the plan, with what is said of it, or what of it cannot be read. */
export function readPageEdit(held: HeldPlan, page: PageEditsPage): CommandOfNewResult {
	const read = readEdit(held, page)
	if (!read.ok) return read
	const said = [read.said, saidOfShares(page.edit.list, textsOf(page))].filter((text) => text !== null)
	return { ...read, said: said.length === 0 ? null : said.join(' ') }
}

function readEdit(held: HeldPlan, { edit, typed, today }: PageEditsPage): CommandOfNewResult {
	const where = { plan: held.plan, list: edit.list, today }
	const done = (command: PlainCommand, said: string | null = null): CommandOfNewResult => ({ ok: true, command, said })
	if (edit.intent === 'remove' || edit.intent === 'duplicate') return done(commandOfRow(held, edit))
	if (edit.intent === 'move') return commandOfMove(held, edit)
	if (edit.intent === 'add') return commandOfNew(held, edit, { typed, today })
	if (edit.intent === 'note') {
		const notes = notesOf(edit)
		if (notes.length === 0) return { ok: false, problems: [{ field: '', text: NO_NOTES }] }
		return done({ command: 'patches', patches: [], notes })
	}
	if (edit.intent === 'paste') return commandOfPaste(held, edit, where)
	const read =
		edit.intent === 'set'
			? readCells(where, edit.cells)
			: readForm(where, { id: edit.itemId, fields: typed, baseRev: edit.baseRev })
	if (!read.ok) return read
	const { list } = edit
	if (isHallList(list) && read.patches.some(({ itemId }) => !isKnownRow(held, list, itemId)))
		return { ok: false, problems: [{ field: '', text: `That ${gridList(list).noun} is not in the plan any more.` }] }
	if (edit.intent === 'save' && edit.noted !== undefined && edit.noted !== '') {
		const { itemId, noted, quality = '', source = '', baseRev } = edit
		const { patches } = read
		const notes = notesOf({ list, itemId, noted, quality, source, baseRev })
		const command = commandOfPatches(held, { list, patches, rests: {} })
		return done(
			{ command: 'several', commands: [command, { command: 'patches', patches: [], notes }] },
			saidOfKinds(held, list, patches),
		)
	}
	const rests = edit.intent === 'save' && isGraded(list) ? edit : {}
	if (saidIn(rests).length > 0 && figuresIn(list, read.patches).length === 0)
		return { ok: false, problems: [{ field: 'source', text: NO_FIGURE }] }
	return done(commandOfPatches(held, { list, patches: read.patches, rests }), saidOfKinds(held, list, read.patches))
}
