import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readForm as readBodyForm } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { SHOWN, STAYS, type EditReply } from '#shared/grid/edit-reply.ts'
import type { PageEdit } from '#server/runs/edits/plan-command.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { previewPaste } from '#server/actions/plans/preview-paste.ts'
import { findRefusal, tryAhead } from '#server/actions/plans/drafts/try-ahead.ts'
import { MOST_PASTED_LETTERS, MOST_PASTED_ROWS } from '#shared/grid/pasted.ts'
import { thisMonth } from '#shared/units/months.ts'
import { carryAside, carryOut, keptOf } from './carry-out.ts'
import { EDIT_FORM, OPENS_A_FORM } from './edit-form.ts'
import { figuresAfter, type Loads } from './figures-after.ts'
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
	baseRev: revision,
})
const editSchema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('set'),
		list,
		cells: sentCells,
		ahead: z.literal('yes').optional(),
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
	z.object({ intent: z.literal('add'), list, quality, source }),
])

/** The page again, without the form that was open on it. */
function pageAfter(request: Request): string {
	const url = new URL(request.url)
	const own = new Set(['_data', 'index', 'remove', ...OPENS_A_FORM])
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

type Refused = { readonly errors: Readonly<Record<string, readonly string[]>>; readonly status: number }
type Kept = Pick<Extract<EditReply, { ok: false }>, 'cells' | 'typed'>

/** The server has too much to do just now: the same edit may be sent again. */
const BUSY = new Set([429, 503])

/** What was typed stays on the page, with why it is not saved. */
function refusal({ errors, status, headers = {} }: Refused & { headers?: Record<string, string> }, kept: Kept) {
	const text = (errors[''] ?? []).join(' ')
	const reply: EditReply = { ok: false, problems: [{ field: '', text }], ...kept }
	return json<EditReply>(BUSY.has(status) ? { ...reply, unreached: true } : reply, { status, headers })
}
const NOTHING_TYPED: Kept = { cells: [] }
const UNKNOWN = { errors: { '': ['This form is not one of this page. Reload it and try again.'] }, status: 400 }

/** What the page is told; where it stays, beside it what it shows now. */
async function told(reply: EditReply, asked: ActionFunctionArgs, { page, stays }: { page: Loads; stays: unknown }) {
	const figures = reply.ok && typeof stays === 'string' ? await figuresAfter(asked, { page, rows: stays }) : null
	return json<EditReply>({ ...reply, ...(figures && { figures }) }, { status: statusOf(reply) })
}

/** What the page would show of the plan with what is still being typed; of itself it is no answer to an edit. */
async function toldAhead(
	plan: PlanHeading | null,
	asked: ActionFunctionArgs,
	{ page, stays }: { page: Loads; stays: unknown },
) {
	const shows = plan !== null && typeof stays === 'string'
	const figures = shows ? await figuresAfter(asked, { page, rows: stays, plan }) : null
	return json<EditReply>({ ok: false, problems: [], cells: [], ...(figures && { figures }) })
}

/** The action of a page with a grid, which shows what its loader gives. */
export const editing = (page: Loads) => async (asked: ActionFunctionArgs) => await editAction(asked, page)

/** The action of every page with a grid: cells, the row's form, new entries, removals. Nothing is written unless all of it is valid. */
async function editAction(asked: ActionFunctionArgs, page: Loads) {
	const actor = await requireActor(asked)
	const read = await formAnswer(async () => ({ ok: true, form: await readBodyForm(asked.request, EDIT_FORM) }))
	if (!read.ok) return refusal(read, NOTHING_TYPED)
	const { form } = read
	const parsed = editSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success) return refusal(UNKNOWN, NOTHING_TYPED)
	if (parsed.data.intent === 'paste' && parsed.data.dry === 'yes') {
		const { intent, list, block } = parsed.data
		const command = { command: 'page', edit: { intent, list, ...block }, typed: {}, today: thisMonth() } as const
		const tried = await formAnswer(async () => ({
			ok: true,
			preview: await previewPaste(actor, planRef(asked), command),
		}))
		return tried.ok
			? json<EditReply>({ ok: false, problems: [], cells: [], preview: tried.preview })
			: refusal(tried, NOTHING_TYPED)
	}
	const edit = askedIn(parsed.data)
	if (parsed.data.intent === 'set' && parsed.data.ahead === 'yes') {
		const command = { command: 'page', edit, typed: {}, today: thisMonth() } as const
		const { gone: signal } = asked.context
		const tried = await formAnswer(async () => ({
			ok: true,
			plan: await tryAhead(actor, planRef(asked), { command, signal }),
		}))
		if (!tried.ok) return refusal(tried, NOTHING_TYPED)
		return await toldAhead(tried.plan, asked, { page, stays: form.get(STAYS) })
	}
	if (parsed.data.intent === 'set' && parsed.data.dry === 'yes') {
		const command = { command: 'page', edit, typed: {}, today: thisMonth() } as const
		const { gone: signal } = asked.context
		const found = await formAnswer(async () => ({
			ok: true,
			refused: await findRefusal(actor, planRef(asked), { command, signal }),
		}))
		if (!found.ok) return refusal(found, NOTHING_TYPED)
		const none: EditReply = { ok: false, problems: [], cells: [] }
		return json<EditReply>(found.refused === null ? none : replyToEdit(found.refused, {}))
	}
	const asks = { actor, ref: planRef(asked), request: asked.request, form }
	const aside = form.get('aside') === 'yes'
	const work = () =>
		aside ? carryAside(edit, asks) : carryOut(edit, asks).then((reply) => ({ reply, scenarioId: null }))
	const done = await formAnswer(async () => ({ ok: true, ...(await work()) }))
	if (!done.ok) return refusal(done, keptOf(edit, form))
	if (done.scenarioId !== null && done.reply.ok) return redirect(inScenario(pageAfter(asked.request), done.scenarioId))
	const { reply } = done
	const { intent } = edit
	if (reply.ok && intent !== 'set' && intent !== 'paste' && intent !== 'move') return redirect(pageAfter(asked.request))
	return await told(reply, asked, { page, stays: form.get(STAYS) })
}
