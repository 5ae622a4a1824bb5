import { longMonth } from '#shared/formats/months.ts'
import { thisMonth } from '#shared/units/months.ts'
import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { useState } from 'react'
import { useSaveNote } from '#app/components/plan/save-board.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Field, Select, type SelectProps, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { type HeadEdits, updatePlanHead } from '#server/actions/plans/edits.ts'
import { renameProject, binProject } from '#server/actions/projects/projects.ts'
import { turnedRate } from '#server/views/pages/site/place-currency.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { parseNumber } from '#shared/grid/typed/parse-number.ts'
import { may } from '#shared/permissions.ts'
import { UNITS } from '#shared/units/units.ts'
import { refusalTexts, SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { baseRevIn, changedIn } from '../p.$project/changed-texts.ts'
import { loadPage, openPlan, planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'
import { page } from './page.ts'
import { StatedList } from '#app/components/plan/stated-list.tsx'

export const meta = titled(page.name)

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const { searchParams } = new URL(asked.request.url)
	// Where financing was before it stood with all else of money.
	if (searchParams.get('tab') === 'financing') {
		searchParams.set('tab', 'terms')
		throw redirect(`/p/${encodeURIComponent(asked.params['project'] ?? '')}/money?${searchParams.toString()}`)
	}
	const [{ role, project }, page] = await Promise.all([openPlan(asked), loadPage(asked, 'settings', undefined)])
	return {
		...page,
		fields: HEAD_FIELDS.map(shownField),
		canEdit: may(role, 'changePlans'),
		teamName: project.teamName,
		today: thisMonth(),
	}
}

const HEAD_FIELDS = [
	...(['name', 'description', 'startMonth', 'horizonMonths', 'asOfMonth', 'actualsForecast'] as const),
	...(['currency', 'usdPerCurrencyUnit'] as const),
]
type HeadField = (typeof HEAD_FIELDS)[number]
const WIDE: ReadonlySet<HeadField> = new Set(['name', 'description'])

function shownField(name: HeadField) {
	const { label, help, kind, unit, required, choices, default: usual, seldom } = fieldFacts('plan', name)
	return {
		name,
		label,
		help: kind === 'month' ? `E.g. 2026-01. ${help}` : help,
		...(WIDE.has(name) && { className: 'col-span-full' }),
		...(kind === 'integer' && { inputMode: 'numeric' as const }),
		...(unit !== null && { unit: UNITS[unit].label }),
		...(choices !== null && { choices, usual: String(usual ?? '') }),
		optional: !required,
		seldom,
	}
}

function headValue(field: HeadField, typed: string): string | number | null {
	if (!fieldFacts('plan', field).required && typed === '') return null
	if (field === 'horizonMonths') return Number(typed)
	if (field === 'currency') return typed.toUpperCase()
	return field === 'usdPerCurrencyUnit' ? (parseNumber(typed) ?? typed) : typed
}

/** A new currency, or a new rate of it, takes no figure for another. */
const SAME_DOLLARS = 'Amounts keep their value in US dollars and are shown in the new currency.'

const NAMES: readonly string[] = HEAD_FIELDS
const FORM = {
	intents: ['', 'bin'] as const,
	names: ['baseRev', ...NAMES, ...NAMES.map((field) => SHOWN + field)],
	maxBytes: SHORT_FORM_BYTES,
}

/** What was typed into the fields of the form. */
function headEdits(changed: Readonly<Record<string, string>>): HeadEdits {
	return Object.fromEntries(
		Object.entries(changed).flatMap(([name, typed]) => {
			const field = HEAD_FIELDS.find((known) => known === name)
			return field === undefined ? [] : [[field, headValue(field, typed.trim())] as const]
		}),
	)
}

function turnedIn({ usdPerCurrencyUnit: rate }: HeadEdits, currency: string): string | null {
	return typeof rate === 'number' ? turnedRate(currency.trim().toUpperCase(), rate) : null
}

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const intent = intentIn(form, FORM.intents)
	if (intent === 'bin') {
		await answering(() => binProject(actor, ref.projectId))
		return redirect('/app')
	}
	const changed = changedIn(form, ['intent', 'baseRev'])
	const fields = headEdits(changed)
	const currency = form.get('currency')
	const turned = typeof currency === 'string' ? turnedIn(fields, currency) : null
	if (turned !== null) {
		const problems = [{ field: 'usdPerCurrencyUnit', text: turned }]
		return json<EditReply>({ ok: false, problems, cells: [], typed: changed }, { status: 422 })
	}
	const answer = await answering(() => updatePlanHead(actor, ref, { fields, baseRev: baseRevIn(form) }))
	if (!answer.ok && answer.conflicts === undefined) {
		const problems = answer.told.problems.map((problem, index) => ({
			...problem,
			field: answer.problems[index]?.path ?? '',
		}))
		return json<EditReply>({ ok: false, problems, cells: [], typed: changed }, { status: 422 })
	}
	const { name } = fields
	// A scenario may call the plan otherwise; in the lists it keeps the baseline's name.
	const { scenario } = await openPlan(asked)
	if (answer.ok && scenario.baseline && typeof name === 'string')
		await answering(() => renameProject(actor, ref.projectId, name))
	const reply = replyToEdit(answer, { typed: changed })
	const isOtherMoney = fields.currency !== undefined || fields.usdPerCurrencyUnit !== undefined
	return json(reply.ok && isOtherMoney ? { ...reply, said: SAME_DOLLARS } : reply, { status: answer.ok ? 200 : 422 })
}

type ChoiceProps = SelectProps & { choices: readonly string[]; usual: string }

function Choice({ choices, usual, ...field }: ChoiceProps) {
	return (
		<Select {...field}>
			<option value="">{usual} (default)</option>
			{choices.map((choice) => (
				<option key={choice} value={choice}>
					{choice}
				</option>
			))}
		</Select>
	)
}

/** Stands in the page's head, where it takes no height from the form below. */
function MoveStatusMonth({ rev, was, today }: { rev: number; was: string; today: string }) {
	return (
		<Form method="post">
			<input type="hidden" name="baseRev" value={rev} />
			<input type="hidden" name="asOfMonth" value={today} />
			<input type="hidden" name={`${SHOWN}asOfMonth`} value={was} />
			<Button>Move status month to {longMonth(today)}</Button>
		</Form>
	)
}

export default function Settings() {
	const {
		plan: latest,
		rev: latestRev,
		fields,
		allPast,
		currencyOffer,
		statusMonth,
		today,
		canEdit,
		teamName,
	} = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [binning, setBinning] = useState(false)
	// What others write meanwhile must not pass for what was shown here.
	const [{ plan, rev, heard }, setShown] = useState({ plan: latest, rev: latestRev, heard: reply })
	const answered = reply === undefined ? null : reply.ok ? reply.rev : (reply.conflicts?.rev ?? null)
	if (reply !== heard && answered !== null && latestRev >= answered)
		setShown({ plan: latest, rev: latestRev, heard: reply })
	const refused = reply !== undefined && !reply.ok ? reply : null
	const messages = [...(refused?.problems ?? []), ...(refused?.conflicts?.found ?? [])]
	const errors = (field: string) => messages.filter((problem) => problem.field === field).map((problem) => problem.text)
	const given = ({ seldom: _seldom, ...field }: (typeof fields)[number]) => ({
		...field,
		...(field.name === 'currency' && currencyOffer !== '' && { help: `${field.help} ${currencyOffer}` }),
		defaultValue: refused?.typed?.[field.name] ?? plan[field.name],
		errors: errors(field.name),
		required: !field.optional,
	})
	const controlOf = (field: (typeof fields)[number]) =>
		field.name === 'description' ? (
			<TextArea key={field.name} {...given(field)} />
		) : field.choices ? (
			<Choice key={field.name} {...given(field)} choices={field.choices} usual={field.usual ?? ''} />
		) : (
			<Field key={field.name} {...given(field)} />
		)
	useSaveNote(
		'settings',
		messages.length === 0 ? null : { state: 'refused', where: 'Settings', why: refusalTexts(reply).join(' ') },
	)
	const isBehind = canEdit && statusMonth < today
	return (
		<>
			<PageHead
				title="Settings"
				{...(isBehind && { actions: <MoveStatusMonth rev={rev} was={plan.asOfMonth} today={today} /> })}
			>
				{plan.name}, a plan of {teamName}.
				{isBehind && ` Status month: ${longMonth(statusMonth)}. Earlier dates count as past.`}
			</PageHead>
			{reply?.ok && (
				<div className="mb-4">
					<Notice live>Saved. {reply.said}</Notice>
				</div>
			)}
			{allPast !== '' && (
				<div className="mb-4">
					<Notice>{allPast}</Notice>
				</div>
			)}
			<Card title="The plan" plain>
				{canEdit ? (
					<Form method="post" className="grid max-w-5xl gap-4">
						<input type="hidden" name="baseRev" value={rev} />
						{HEAD_FIELDS.map((field) => (
							<input key={field} type="hidden" name={SHOWN + field} value={plan[field]} />
						))}
						<div className="form-grid">{fields.filter(({ seldom }) => !seldom).map(controlOf)}</div>
						<details>
							<summary className="mb-3 text-ink-2 underline">More</summary>
							<div className="form-grid">{fields.filter(({ seldom }) => seldom).map(controlOf)}</div>
						</details>
						<div>
							<Button kind="primary">Save settings</Button>
						</div>
					</Form>
				) : (
					<StatedList fields={fields.map((field) => ({ ...field, value: plan[field.name] || (field.usual ?? '') }))} />
				)}
			</Card>
			{canEdit && (
				<div className="cards">
					<Card title="Trash" plain>
						<p className="text-ink-2">Plans in the trash can be restored for 30 days.</p>
						<Form method="post" id="bin-plan" className="mt-3">
							<input type="hidden" name="intent" value="bin" />
							<Button
								kind="danger"
								onClick={(event) => {
									event.preventDefault()
									setBinning(true)
								}}
							>
								Move this plan to trash
							</Button>
						</Form>
					</Card>
				</div>
			)}
			{binning && (
				<ConfirmDialog
					title={`Move “${plan.name}” to trash?`}
					verb="Move to trash"
					form="bin-plan"
					onClose={() => setBinning(false)}
				>
					It disappears for everyone in {teamName}. You can restore it for 30 days.
				</ConfirmDialog>
			)}
		</>
	)
}
