import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { ExchangeAnswer } from '#app/components/dialogs/exchange/exchange-view.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { intentIn, readForm } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { compareSchedule, takeDates, compareWorkbook, takeParts } from '#server/actions/exchange/imports.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { OVER } from '#shared/pages/over-page.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { DATED_LISTS } from '#shared/charts/gantt-model.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'

const FORM = {
	intents: ['read', 'readBook', 'take', 'takeEntries'] as const,
	names: ['file', 'baseRev', 'take'],
	repeated: ['take'],
	files: ['file'],
	maxBytes: 4_500_000,
}

const changeSchema = z.strictObject({
	list: z.enum(DATED_LISTS),
	id: z.string(),
	field: z.string(),
	becomes: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2])|\d{1,3})$/),
})
const record = z.record(z.string(), z.json())
const end = z.union([z.number(), z.string()])
const setSchema = z.strictObject({
	take: z.literal('set'),
	kind: z.enum([...ITEM_KINDS, 'assumptions', 'notes']),
	itemId: z.string(),
	field: z.string(),
	value: z.json(),
	range: z.strictObject({ low: end.nullable(), high: end }).nullable().optional(),
})
const partSchema = z.union([
	setSchema,
	z.strictObject({
		...setSchema.shape,
		kind: z.literal('head'),
		field: z.enum(fieldsOf('plan').map(({ name }) => name)),
	}),
	z.strictObject({ take: z.literal('add'), kind: z.enum(ITEM_KINDS), item: record }),
	z.strictObject({ take: z.literal('remove'), kind: z.enum(ITEM_KINDS), itemId: z.string() }),
])
const revSchema = z.coerce.number().int().nonnegative()
const readTaken = (text: FormDataEntryValue): unknown => {
	const read = typeof text === 'string' ? readJsonText(text) : { ok: false as const }
	return read.ok ? read.value : null
}
const NOTHING = { dates: null, entries: null, rev: 0 }
const refusal = (problem: string, of: 'dates' | 'workbook') =>
	json<ExchangeAnswer>({ ...NOTHING, problem, of }, { status: 400 })

/** Takes what was chosen of a file. */
async function take(asked: ActionFunctionArgs, form: FormData, projectId: string) {
	const actor = await requireActor(asked)
	const isBook = form.get('intent') === 'takeEntries'
	const of = isBook ? 'workbook' : 'dates'
	const baseRev = revSchema.safeParse(form.get('baseRev'))
	const chosen = form.getAll('take').map(readTaken)
	const dates = z.array(changeSchema).min(1).safeParse(chosen)
	const parts = z.array(z.array(partSchema)).min(1).safeParse(chosen)
	const ref = planRef(asked)
	const taking = () => {
		if (!baseRev.success) return null
		if (isBook) return parts.success ? takeParts(actor, ref, { parts: parts.data.flat(), baseRev: baseRev.data }) : null
		return dates.success ? takeDates(actor, ref, { changes: dates.data, baseRev: baseRev.data }) : null
	}
	const answer = await answering(async () => await taking())
	if (answer === null) return refusal('Nothing selected. Check the changes to apply.', of)
	const page = isBook ? '' : '/schedule'
	const search = new URL(asked.request.url).searchParams
	search.delete(OVER)
	const query = search.size === 0 ? '' : `?${search.toString()}`
	if (answer.ok) return redirect(`/p/${projectId}${page}${query}`)
	const { problems, conflicts } = answer.told
	return refusal([...problems, ...conflicts].map(({ text }) => text).join(' '), of)
}

/** Reads a file and says what it would change, or takes what was chosen of it. */
export async function exchangeAction(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const heading = await openPlan(asked)
	const intent = intentIn(form, FORM.intents)
	if (intent === 'take' || intent === 'takeEntries') return await take(asked, form, heading.project.id)
	const of = intent === 'readBook' ? 'workbook' : 'dates'
	const file = form.get('file')
	if (!(file instanceof Blob) || file.size === 0) return refusal('Choose a file first.', of)
	const bytes = await file.arrayBuffer()
	const { gone: signal } = asked.context
	if (of === 'workbook') {
		const entries = await answering(() => compareWorkbook(actor, planRef(asked), { bytes, signal }))
		return entries.ok ? json<ExchangeAnswer>({ ...NOTHING, problem: null, of, entries }) : refusal(entries.problem, of)
	}
	const dates = await answering(() => compareSchedule(heading, bytes, signal))
	return dates.ok
		? json<ExchangeAnswer>({ ...NOTHING, problem: null, of, dates, rev: heading.rev })
		: refusal(dates.problem, of)
}
