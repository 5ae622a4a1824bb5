import { estimateCells } from '#server/engine/estimate-cells.ts'
import type { ChangedField, ChangeRow } from '#server/store/rows/changes.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { budgetProblem } from '#shared/schemas/plan-budget.ts'
import { editConflicts } from '#server/runs/edits/edit-conflicts.ts'
import { editProblems, type EditedOn } from '#server/views/grid/edit-problems.ts'
import type { EditConflict, EditProblem } from '#shared/grid/edit-reply.ts'
import { undoReply, type PassedOver, type UndoReply } from '#server/views/messages/edits.ts'
import { noteKey } from '#shared/schemas/note-key.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { applyDifferences } from './apply-differences.ts'
import { applyEdit, obstacle } from './apply-edit.ts'
import { checkMoneySeen } from './checks/check-money-seen.ts'
import { checkPastRanges } from './checks/check-past-ranges.ts'
import { checkReports } from './checks/check-reports.ts'
import { checkShared } from './checks/check-shared.ts'
import { planAsSeen, type AsSeen } from './as-seen.ts'
import { joined } from './commands/bring-back-edits.ts'
import { followingChip } from './commands/follow-chip.ts'
import { newestBase, type PageEdit, type PlanCommand } from './plan-command.ts'
import { differencesAfter, ownAt } from './differences-after.ts'
import { editsOf, type Followed, type HeldPlan } from './edits-of.ts'
import { inverseOfSteps } from './commands/inverse-edits.ts'
import { findConflicts, isRemoval, type Conflict } from './find-conflicts.ts'
import { findObstructions, type Obstruction } from './find-obstructions.ts'
import { readAssumptionCommand } from './commands/assumption-edits.ts'
import { readOwnRowCommand } from './commands/own-row-edits.ts'
import { readPricesCommand } from './commands/price-edits.ts'
import { readPageEdit } from './pages/page-edits.ts'
import { draftOf, type PlanEdit } from './plan-edit.ts'
import { inStoredOrder } from './stored-order.ts'
import { recordEdits, type EditRecord } from './record-edits.ts'
import { withNotesSettled } from './settle-notes.ts'
import { writesOf, type PlanWrite } from './writes-of.ts'

export type EditAsk = {
	readonly command: PlanCommand
	readonly userId: string
	/** what the log holds since the oldest revision that the command rests on, or since the step that it takes back */
	readonly since: readonly ChangeRow[]
	/** values a plan may come to */
	readonly budget: number
	/** the month in which it is asked: no report is of a later one; a page says its own */
	readonly today?: string | undefined
}
/** Why an edit is not made, as the plan says it and as pages do. */
export type Refusal = {
	readonly ok: false
	readonly problems: readonly Problem[]
	/** what others have written since the editor looked, and the revision that holds it */
	readonly conflicts?: { readonly rev: number; readonly found: readonly Conflict[] }
	readonly told: { readonly problems: readonly EditProblem[]; readonly conflicts: readonly EditConflict[] }
}
/** What undoing came to, beside the edit that it is. */
export type Undone = {
	/** the step that was taken back, and what the log says of that; null where none was */
	readonly step: number | null
	readonly why: string
	/** what stands in the way of the first step that could have been */
	readonly obstructions: readonly Obstruction[]
	readonly reply: UndoReply
}
type AcceptedEdit = {
	readonly ok: true
	readonly next: HeldPlan
	readonly records: readonly EditRecord[]
	readonly writes: readonly PlanWrite[]
	/** what else was done with it */
	readonly said: string | null
}
export type Decided = (AcceptedEdit | Refusal) & { readonly undone?: Undone }

type Anew = {
	readonly today: string | undefined
	/** it comes from a workbook or a scenario, which hold what a plan may */
	readonly brought?: boolean
}
type How = {
	readonly on?: EditedOn
	readonly intent: 'set' | 'save' | 'remove'
	/** whether what it writes is new, and held to more than a plan is: what the plan held once may come back as it was */
	readonly anew?: Anew
}

/**
 * What a command makes of a plan: all of it, or nothing and why. Edits of different fields never collide. One that would
 * replace what somebody else has written since its editor looked is not made: who sends it learns who wrote what.
 */
export function decideEdit(held: HeldPlan, ask: EditAsk): Decided {
	const { command } = ask
	if (newestBase(command) > held.rev)
		return refusal([unknownVersion(held.rev, newestBase(command))], { intent: 'save' })
	if (command.command === 'undo') return decideUndo(held, command, ask)
	const doubtful = checkMoneySeen(held, command, ask.since)
	if (doubtful.length > 0) return unread(doubtful)
	if (command.command === 'ownRow' || command.command === 'assumption' || command.command === 'prices') {
		const read = readTyped(held, command)
		if (!read.ok) return unread(read.problems)
		return decidePlain(held, { command: read.command, said: read.said, how: { intent: 'save' } }, ask)
	}
	// Notes come back with their values.
	if (command.command === 'restore')
		return accepted(held, { edits: editsOf(held, command), said: null, how: { intent: 'save' } }, ask.budget)
	if (command.command !== 'page') {
		const intent = command.command === 'patches' ? 'set' : 'save'
		const brought = BROUGHT.includes(command.command)
		const how: How = command.command === 'replacement' ? { intent } : { intent, anew: { today: ask.today, brought } }
		return decidePlain(held, { command, said: null, how }, ask)
	}
	const seen = planAsSeen(held, command.edit, ask)
	if (!seen.ok) return refusal(seen.problems, { intent: 'save' })
	const { edit } = seen
	const read = readPageEdit(seen.held, { ...command, edit })
	if (!read.ok) return unread(read.problems)
	const { intent, list } = edit
	const how: How = {
		on: { plan: held.plan, list, ids: idsIn(edit) },
		intent: intent === 'paste' ? 'set' : intent === 'set' || intent === 'remove' ? intent : 'save',
		anew: { today: command.today ?? ask.today },
	}
	return decidePlain(held, { command: read.command, said: read.said, how, seen }, ask)
}

/** What was typed into a form of its own, as plain edits. */
function readTyped(held: HeldPlan, command: Extract<PlanCommand, { command: 'ownRow' | 'assumption' | 'prices' }>) {
	if (command.command === 'ownRow') return readOwnRowCommand(held, command)
	return command.command === 'prices' ? readPricesCommand(held, command) : readAssumptionCommand(held, command)
}

/** A page or a program that rests on a version which is to come, or which was taken back with the whole database. */
const unknownVersion = (rev: number, asked: number): Problem => ({
	path: '',
	message: `version ${String(asked)} is unknown: the plan is at version ${String(rev)}`,
	mend: 'Reload it, and make the change again on what is there now.',
})

const BROUGHT: readonly PlanCommand['command'][] = ['parts', 'promotion']

const unread = (problems: readonly EditProblem[]): Refusal => ({
	ok: false,
	problems: [],
	told: { problems, conflicts: [] },
})

/** The entries that an edit is of. */
function idsIn(edit: PageEdit): readonly string[] {
	if (edit.intent === 'set') return edit.cells.map(({ id }) => id)
	if (edit.intent === 'paste') return edit.rows.flatMap(({ id }) => id ?? [])
	return 'itemId' in edit ? [edit.itemId] : []
}

type Plain = {
	readonly command: Parameters<typeof editsOf>[1]
	readonly said: string | null
	readonly how: How
	/** of a page: what its sender saw */
	readonly seen?: AsSeen
}

function decidePlain(held: HeldPlan, { command, said, how, seen }: Plain, { since, userId, budget }: EditAsk): Decided {
	const { plan, rev } = held
	const { back, draft, comesWith } = seen ?? { back: [], draft: held.draft, comesWith: () => [] }
	const edits = editsOf(seen?.held ?? held, command).map(underOneKey)
	const found = findConflicts(edits, { draft, since, userId })
	if (found.length > 0) {
		const told = { problems: [], conflicts: editConflicts(plan, { found, intent: how.intent, comesWith }) }
		return { ok: false, problems: found.map(conflictProblem), conflicts: { rev, found }, told }
	}
	// A program or a file says all it means; who picks another chip on a page means its price too.
	const followed = seen === undefined ? edits : [...edits, ...followingChip(plan, draft, edits)]
	const settled = withNotesSettled(draft, followed)
	return accepted(held, { edits: back.length === 0 ? settled : joined([...back, ...settled]), said, how }, budget)
}

const NOTHING_MOVES: Problem = { path: '', message: 'it would change nothing any more' }

/** Takes back the first of the steps that can be, and says which before it were passed over, and why. */
function decideUndo(
	held: HeldPlan,
	{ candidates, way, steps }: Extract<PlanCommand, { readonly command: 'undo' }>,
	{ since, userId, budget }: EditAsk,
): Decided {
	const passed: (PassedOver & Pick<Undone, 'obstructions'>)[] = []
	for (const { step, records } of candidates) {
		const own = { draft: held.draft, steps, since: since.filter(({ rev }) => rev >= step), userId }
		const obstructions = findObstructions(records, own)
		if (obstructions.length > 0) {
			passed.push({ records, obstructions, problems: [] })
			continue
		}
		const edits = inverseOfSteps(records, held.follows?.draft)
		const answer = accepted(held, { edits, said: null, how: { intent: 'save' } }, budget)
		if (answer.ok && (answer.records.length > 0 || edits.length === 0)) {
			const reply = undoReply(answer.next.plan, { way, records, passed })
			const undone = {
				step,
				why: `${way === 'undo' ? 'Undo' : 'Redo'} of edit ${String(step)}`,
				obstructions: [],
				reply,
			}
			return { ...answer, said: passed.length > 0 ? reply.text : null, undone }
		}
		passed.push({ records, obstructions, problems: answer.ok ? [NOTHING_MOVES] : answer.problems })
	}
	const reply = undoReply(held.plan, { way, records: null, passed })
	const undone = { step: null, why: '', obstructions: passed[0]?.obstructions ?? [], reply }
	return { ...refusal([{ path: '', message: reply.text }], { intent: 'save' }), undone }
}

function underOneKey(edit: PlanEdit): PlanEdit {
	return edit.action === 'update' && edit.kind === 'notes' ? { ...edit, itemId: noteKey(edit.itemId) } : edit
}

function conflictProblem(conflict: Conflict): Problem {
	const { kind, itemId, field, by, at } = conflict
	return {
		path: [kind, itemId, field].filter((part) => part !== '').join('.'),
		message: `${by} has ${isRemoval(conflict) ? 'removed' : 'changed'} this since you looked, ${at}`,
		mend: 'Review the current value, then save again to replace it.',
	}
}

function refusal(problems: readonly Problem[], { on }: How, plan?: PlanFile): Refusal {
	return { ok: false, problems, told: { problems: editProblems(problems, on, plan), conflicts: [] } }
}

type EditsToAccept = { readonly edits: readonly PlanEdit[]; readonly said: string | null; readonly how: How }

function accepted(held: HeldPlan, { edits, said, how }: EditsToAccept, budget: number): AcceptedEdit | Refusal {
	const edited = editDraft(held.draft, edits)
	if (!edited.ok) return refusal(edited.problems, how, held.plan)
	const { plan } = edited
	const tooLarge = overBudget(plan, held.plan, budget)
	if (tooLarge !== null) return refusal([tooLarge], how, held.plan)
	const sides = { before: held.draft, after: draftOf(plan), plan }
	const records = recordEdits(edits, sides)
	const untrue = how.anew === undefined ? [] : checkAnew(plan, records, how.anew)
	if (untrue.length > 0) return refusal(untrue, how, held.plan)
	if (held.follows !== undefined) return { ...differing(held, held.follows, { records, after: sides.after }), said }
	const next = { rev: held.rev + records.length, plan, draft: sides.after }
	return { ok: true, next, records, writes: writesOf(records, sides), said }
}

const checkAnew = (plan: PlanFile, records: readonly EditRecord[], { today, brought = false }: Anew) => [
	...checkReports(plan, records, today),
	...(brought ? [] : checkShared(plan, records)),
	...checkPastRanges(plan, records),
]

/** Of a scenario only what differs is written; the plan that comes of it is the one that will be read back. */
function differing(
	held: HeldPlan,
	follows: Followed,
	{ records, after }: { readonly records: readonly EditRecord[]; readonly after: JsonRecord },
): Omit<AcceptedEdit, 'said'> {
	const { baseline, draft, differences: before } = follows
	const differences = differencesAfter(before, records, { baseline: draft, after })
	const { aside, ...made } = applyDifferences(baseline, differences)
	return {
		ok: true,
		next: { rev: held.rev + records.length, ...made, follows: { ...follows, differences, aside } },
		records: records.map((record) => ({
			...record,
			fields: record.fields.map((field) => withOwn(field, ownAt(before, { ...record, field: field.field }))),
		})),
		writes: records.length === 0 ? [] : [{ write: 'differences', differences }],
	}
}

const withOwn = (field: ChangedField, own: JsonRecord | undefined) =>
	own === undefined || field.field === 'position' ? field : { ...field, own }

function editDraft(
	before: JsonRecord,
	edits: readonly PlanEdit[],
): { ok: true; plan: PlanFile } | { ok: false; problems: readonly Problem[] } {
	let draft = before
	for (const edit of edits) {
		const problem = obstacle(draft, edit)
		if (problem !== null) return { ok: false, problems: [problem] }
		draft = applyEdit(draft, edit)
	}
	return parsePlanFile(inStoredOrder(draft))
}

/** Why an edited plan is too large for this server; null where it is not, or is smaller than it was. */
function overBudget(plan: PlanFile, before: PlanFile, budget: number): Problem | null {
	const count = estimateCells(plan)
	const problem = budgetProblem(count, budget)
	return problem !== null && count.cells < estimateCells(before).cells ? null : problem
}
