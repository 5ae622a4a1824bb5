import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { intentIn, readForm } from '#server/http/forms/read-form.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { updatePlanHead, updatePlanItem } from '#server/actions/plans/edits.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { readTerm, saidOfTerms } from '#server/views/pages/money/financing-terms.ts'
import { FIRST_PRICES, readPrice, type TypedPrice } from '#server/views/pages/money/prices.ts'
import { type Money, moneyOf } from '#shared/units/money.ts'
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
	const problems = answer.told.problems.map((problem, index) => {
		const path = answer.problems[index]?.path ?? ''
		return {
			...problem,
			field: names.find((name) => name === path || path.endsWith(`.${name.split('/').at(-1) ?? ''}`)) ?? '',
		}
	})
	return refused(problems, typed)
}

/** Prices as they were typed into their rows. */
function readPrices(
	typed: MoneyTexts,
	money: Money,
): {
	readonly patches: readonly Extract<TypedPrice, { ok: true }>[]
	readonly problems: MoneyRefusal['problems']
} {
	const read = Object.entries(typed).flatMap(([name, text]) => {
		const price = readPrice(name, text, money)
		return price === null ? [] : [{ name, price }]
	})
	return {
		patches: read.flatMap(({ price }) => (price.ok ? [price] : [])),
		problems: read.flatMap(({ name, price }) => (price.ok ? [] : [{ field: name, text: price.text }])),
	}
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

/** What figures that name no currency are in. */
async function moneyOfPlan(asked: ActionFunctionArgs): Promise<Money> {
	const { currency, usdPerCurrencyUnit: rate } = (await loadPage(asked, 'settings', undefined)).plan
	return moneyOf({ currency: currency || null, usdPerCurrencyUnit: rate === '' ? null : Number(rate) })
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
	if (intent === 'prices' || intent === 'first') {
		const typed = intent === 'prices' ? changed : await firstPrices(asked, form)
		const { patches, problems } = readPrices(typed, await moneyOfPlan(asked))
		if (problems.length > 0) return json(refused(problems, changed), { status: 422 })
		if (patches.length === 0 && intent === 'first')
			return json(refused([{ field: '', text: 'Enter a price for accelerator-hours or tokens.' }], changed), {
				status: 422,
			})
		const answer = await answering(() =>
			updatePlanItem(actor, ref, {
				patches: patches.map(({ kind, itemId, field, value }) => ({ kind, itemId, field, value, baseRev })),
				why: 'Prices',
			}),
		)
		return json(replyAt(answer, { typed: changed, names: Object.keys(typed) }), { status: answer.ok ? 200 : 422 })
	}
	const money = await moneyOfPlan(asked)
	const terms = Object.fromEntries(
		Object.entries(changed).flatMap(([name, text]) =>
			TERMS.includes(name) ? [[name, readTerm(name, text, money)] as const] : [],
		),
	)
	const fields = intent === 'finance' ? { finance: {} } : intent === 'unfinance' ? { finance: null } : terms
	const answer = await answering(() => updatePlanHead(actor, ref, { fields, baseRev }))
	const reply = replyAt(answer, { typed: changed, names: TERMS })
	return json(reply.ok ? { ...reply, said: saidOfTerms(changed) } : reply, { status: answer.ok ? 200 : 422 })
}
