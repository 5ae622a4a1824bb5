import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { intentIn, readForm } from '#server/http/forms/read-form.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { setPrices, updatePlanHead } from '#server/actions/plans/edits.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { FIRST_PRICES } from '#server/views/prices/prices.ts'
import { baseRevIn, changedIn } from '../p.$project/changed-texts.ts'
import { loadPage, planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'

const TERMS = fieldsOf('plan').flatMap(({ name }) => (name.startsWith('finance.') ? [name] : []))
/** A form of prices has a field, what it showed and what was typed for each of them. */
const PRICES = ['field', 'value', 'shown'] as const
const MOST_BYTES = 64 * 1024
const FORM = {
	intents: ['terms', 'finance', 'unfinance', 'prices', 'first'] as const,
	names: ['baseRev', ...TERMS, ...TERMS.map((field) => SHOWN + field), ...Object.keys(FIRST_PRICES), ...PRICES],
	repeated: PRICES,
	maxBytes: MOST_BYTES,
}
type MoneyTexts = Readonly<Record<string, string>>
type MoneyRefusal = Extract<EditReply, { ok: false }>

const refused = (problems: MoneyRefusal['problems'], typed: MoneyTexts): EditReply => ({
	ok: false,
	problems,
	cells: [],
	typed,
})

/** The problems of an answer, each under the field that it is of. */
function replyAt(
	answer: EditAnswer,
	{ typed, names }: { readonly typed: MoneyTexts; readonly names: readonly string[] },
): EditReply {
	if (answer.ok || answer.conflicts !== undefined) return replyToEdit(answer, { typed })
	// What could not be read is known by its field as it is.
	if (answer.problems.length === 0) return refused(answer.told.problems, typed)
	const problems = answer.told.problems.map((problem, index) => {
		const path = answer.problems[index]?.path ?? ''
		return {
			...problem,
			field: names.find((name) => name === path || path.endsWith(`.${name.split('/').at(-1) ?? ''}`)) ?? '',
		}
	})
	return refused(problems, typed)
}

const QUICK = Object.entries(FIRST_PRICES)

/** Said beside the first of the prices that the form asks for. */
function noPrice(form: FormData, typed: MoneyTexts): EditReply {
	const [field = ''] = QUICK.flatMap(([name]) => (form.has(name) ? [name] : []))
	return refused([{ field, text: 'Enter a price for accelerator-hours or tokens.' }], typed)
}

/** One price for many stands in one field: what is wrong with it is said once, beside it. */
function asOfAll(reply: EditReply): EditReply {
	if (reply.ok || reply.conflicts !== undefined) return reply
	const quickOf = (field: string) => QUICK.find(([, price]) => field.endsWith(`/${price}`))?.[0] ?? ''
	const said = new Map(
		reply.problems.map(({ field, text }) => [`${quickOf(field)} ${text}`, { field: quickOf(field), text }]),
	)
	return { ...reply, problems: [...said.values()] }
}

/** What was typed over what was shown, by field. */
function typedPrices(form: FormData): MoneyTexts {
	const [fields, values, shown] = PRICES.map((name) => form.getAll(name).map(String))
	return Object.fromEntries(
		(fields ?? []).flatMap((name, index) => {
			const text = values?.[index] ?? ''
			return text === (shown?.[index] ?? '') ? [] : [[name, text] as const]
		}),
	)
}

/** One price for all that has none: of every own accelerator by the hour, or of every application's tokens. */
async function firstPrices(asked: ActionFunctionArgs, form: FormData): Promise<MoneyTexts> {
	const { prices } = await loadPage(asked, 'money', { search: '?tab=prices' })
	const fields = (prices?.groups ?? []).flatMap(({ rows }) => rows.entries.flatMap((row) => row.fields))
	return Object.fromEntries(
		Object.entries(FIRST_PRICES).flatMap(([name, field]) => {
			const text = textIn(form, name).trim()
			if (text === '') return []
			return fields
				.filter((one) => one.value === '' && one.name.endsWith(`/${field}`))
				.map((one) => [one.name, text] as const)
		}),
	)
}

/** Terms of financing and prices, as typed. */
export async function moneyAction(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const intent = intentIn(form, FORM.intents)
	const baseRev = baseRevIn(form)
	const changed = intent === 'prices' ? typedPrices(form) : changedIn(form, ['intent', 'baseRev', ...PRICES])
	if (intent === 'finance' || intent === 'unfinance') {
		const fields = { finance: intent === 'finance' ? {} : null }
		const answer = await answering(() => updatePlanHead(actor, ref, { fields, baseRev }))
		return json(replyAt(answer, { typed: changed, names: TERMS }), { status: answer.ok ? 200 : 422 })
	}
	const typed = intent === 'first' ? await firstPrices(asked, form) : changed
	if (intent === 'first' && Object.keys(typed).length === 0) return json(noPrice(form, changed), { status: 422 })
	const why = intent === 'terms' ? undefined : 'Prices'
	const answer = await answering(() => setPrices(actor, ref, { typed, baseRev, why }))
	const reply = replyAt(answer, { typed: changed, names: Object.keys(typed) })
	return json(intent === 'first' ? asOfAll(reply) : reply, { status: answer.ok ? 200 : 422 })
}
