import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readForm as readBodyForm } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import type { Actor } from '#server/access/actor.ts'
import type { PageEdit } from '#server/runs/edits/plan-command.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { previewPaste } from '#server/actions/plans/answers.ts'
import { findRefusal, tryAhead } from '#server/actions/plans/drafts/try-ahead.ts'
import { MOST_PASTED_LETTERS, MOST_PASTED_ROWS } from '#shared/grid/pasted.ts'
import { DECIMAL_SIGNS } from '#shared/grid/typed/decimal-signs.ts'
import { thisMonth } from '#shared/units/months.ts'
import { carryAside, carryOut, keptOf } from './carry-out.ts'
import { EDIT_FORM, OPENS_A_FORM } from './edit-form.ts'
import { planRef } from './open-plan.ts'
import { replyToEdit, statusOf } from './reply-to-edit.ts'
import { jsonIn, revision, sentCells } from './sent-cells.ts'

const list = z.enum(GRID_KINDS)
const baseRev = z.coerce.number().pipe(revision).optional()
/** Grade and source of the figures that a form gives. */
const [quality, source] = [z.string().default(''), z.string().default('')]
const MOST_COLUMNS = 60
const blockSchema = z.object({
	fields: z.array(z.string()).min(1).max(MOST_COLUMNS),
	rows: z
		.array(z.object({ id: z.string().nullable(), texts: z.array(z.string()).max(MOST_COLUMNS) }))
		.min(1)
		.max(MOST_PASTED_ROWS),
	pricesIn: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.optional(),
	decimals: z.array(z.enum(DECIMAL_SIGNS)).max(MOST_COLUMNS).optional(),
	baseRev: revision,
})
const editSchema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('set'),
		list,
		cells: sentCells,
		prefetch: z.literal('yes').optional(),
		dry: z.literal('yes').optional(),
	}),
	z.object({
		intent: z.literal('paste'),
		list,
		block: z.string().max(MOST_PASTED_LETTERS).transform(jsonIn).pipe(blockSchema),
		dry: z.literal('yes').optional(),
	}),
	z.object({
		intent: z.literal('save'),
		list,
		itemId: z.string(),
		baseRev,
		back: baseRev,
		noted: z.string().default(''),
		quality,
		source,
	}),
	z.object({ intent: z.literal('note'), list, itemId: z.string(), noted: z.string(), quality, source, baseRev }),
	z.object({ intent: z.literal('remove'), list, itemId: z.string(), baseRev }),
	z.object({ intent: z.literal('duplicate'), list, itemId: z.string(), baseRev }),
	z.object({ intent: z.literal('move'), list, itemId: z.string(), by: z.coerce.number().int() }),
	z.object({ intent: z.literal('add'), list, quality, source, baseRev }),
])

/** The page again, without the form that was open on it. */
function pageAfter(request: Request): string {
	const url = new URL(request.url)
	const own = new Set(['index', 'remove', ...OPENS_A_FORM])
	for (const key of [...url.searchParams.keys()])
		if ((own.has(key) && key !== 'scenario') || key.startsWith(SHOWN)) url.searchParams.delete(key)
	return url.pathname + (url.searchParams.size > 0 ? `?${url.searchParams.toString()}` : '')
}

/** The same page of another scenario. */
function inScenario(address: string, scenarioId: string): string {
	const [path = '', query = ''] = address.split('?')
	const search = new URLSearchParams(query)
	search.set('scenario', scenarioId)
	return `${path}?${search.toString()}`
}

/** What is asked, as the plan takes it. */
function askedIn(sent: z.infer<typeof editSchema>): PageEdit {
	if (sent.intent === 'set') return { intent: sent.intent, list: sent.list, cells: sent.cells }
	if (sent.intent !== 'paste') return sent
	const { intent, list, block } = sent
	return { intent, list, ...block }
}

/** What becomes of a form, and how it is answered. */
export type EditDone = {
	readonly reply: EditReply
	readonly status: number
	readonly headers?: Record<string, string>
	/** the form, where it could be read */
	readonly form: FormData | null
	readonly intent?: PageEdit['intent']
	/** the scenario that the edit was set aside in */
	readonly scenarioId?: string | null
	/** what the plan would be with an edit of which nothing is written; null where that is as it is */
	readonly draft?: PlanHeading | null
}
type Refused = { readonly errors: Readonly<Record<string, readonly string[]>>; readonly status: number }
type RefusalParams = Pick<Extract<EditReply, { ok: false }>, 'cells' | 'typed'>

/** The server has too much to do just now: the same edit may be sent again. */
const BUSY = new Set([429, 503])

/** What was typed stays on the page, with why it is not saved. */
function refusal(
	{ errors, status, headers = {} }: Refused & { headers?: Record<string, string> },
	form: FormData | null,
	kept: RefusalParams = { cells: [] },
): EditDone {
	const text = (errors[''] ?? []).join(' ')
	const reply: EditReply = { ok: false, problems: [{ field: '', text }], ...kept }
	return { reply: BUSY.has(status) ? { ...reply, unreached: true } : reply, status, headers, form }
}
const UNKNOWN = { errors: { '': ['This form is out of date. Reload the page and try again.'] }, status: 400 }
const NOTHING: EditReply = { ok: false, problems: [], cells: [] }

type Unwritten = Pick<EditDone, 'reply' | 'draft'>

/** What an edit would come to, where the form asks only for that. */
function unwritten(
	sent: z.infer<typeof editSchema>,
	edit: PageEdit,
	{ actor, asked }: { readonly actor: Actor; readonly asked: ActionFunctionArgs },
): (() => Promise<Unwritten>) | null {
	const command = { command: 'page', edit, typed: {}, today: thisMonth() } as const
	const [ref, signal] = [planRef(asked), asked.context.gone]
	if (sent.intent === 'paste' && sent.dry === 'yes')
		return async () => {
			const { intent, list, block } = sent
			const edit = { intent, list, ...block }
			return { reply: { ...NOTHING, preview: await previewPaste(actor, ref, { ...command, edit }) } }
		}
	if (sent.intent !== 'set') return null
	if (sent.prefetch === 'yes')
		return async () => ({ reply: NOTHING, draft: await tryAhead(actor, ref, { command, signal }) })
	if (sent.dry !== 'yes') return null
	return async () => {
		const refused = await findRefusal(actor, ref, { command, signal })
		return { reply: refused === null ? NOTHING : replyToEdit(refused, {}) }
	}
}

/** Carries out what the form of a page with a grid asks: cells, the row's form, new entries, removals. Nothing is written unless all of it is valid. */
export async function editBy(asked: ActionFunctionArgs): Promise<EditDone> {
	const actor = await requireActor(asked)
	const read = await formAnswer(async () => ({ ok: true, form: await readBodyForm(asked.request, EDIT_FORM) }))
	if (!read.ok) return refusal(read, null)
	const { form } = read
	const parsed = editSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success) return refusal(UNKNOWN, form)
	const edit = askedIn(parsed.data)
	const tries = unwritten(parsed.data, edit, { actor, asked })
	if (tries !== null) {
		const tried = await formAnswer(async () => ({ ok: true, ...(await tries()) }))
		if (!tried.ok) return refusal(tried, form)
		return { reply: tried.reply, status: 200, form, ...(tried.draft !== undefined && { draft: tried.draft }) }
	}
	const asks = { actor, ref: planRef(asked), request: asked.request, form }
	const work = () =>
		form.get('aside') === 'yes'
			? carryAside(edit, asks)
			: carryOut(edit, asks).then((reply) => ({ reply, scenarioId: null }))
	const done = await formAnswer(async () => ({ ok: true, ...(await work()) }))
	if (!done.ok) return refusal(done, form, keptOf(edit, form))
	const { reply, scenarioId } = done
	return { reply, status: statusOf(reply), form, intent: edit.intent, scenarioId }
}

/** Those that a page answers in place; after any other it is opened anew, without the form. */
const IN_PLACE = new Set<PageEdit['intent'] | undefined>([undefined, 'set', 'paste', 'move'])

/** The action of every page with a grid: its forms, with scripts or without. */
export async function editAction(asked: ActionFunctionArgs) {
	const { reply, status, headers = {}, intent, scenarioId = null } = await editBy(asked)
	if (reply.ok && scenarioId !== null) return redirect(inScenario(pageAfter(asked.request), scenarioId))
	if (reply.ok && !IN_PLACE.has(intent)) return redirect(pageAfter(asked.request))
	return json<EditReply>(reply, { status, headers })
}
