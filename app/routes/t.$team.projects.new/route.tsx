import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { z } from 'zod'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering, unlessBusy } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { onceBehindDoor, ONCE } from '#server/http/forms/once.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listStartOffers, listTemplates } from '#server/actions/projects/starts.ts'
import { makeProject } from '#server/actions/projects/make-project.ts'
import { PLACE_ROWS } from '#shared/start/place.ts'
import { START_FIELDS } from '#shared/start/start-fields.ts'
import { fileProblems } from '#server/views/grid/edit-problems.ts'
import { drawSiteMap, SMALL_MAP } from '../p.$project.sites/draw-site-map.ts'
import { readSource } from './read-source.ts'
import { ThreeQuestions } from './three-questions.tsx'
import { Notice } from '#app/components/ui/notice.tsx'

/** The starter plans, one to choose. */
export function TemplateChoice({
	templates,
}: {
	templates: readonly { name: string; title: string; summary: string }[]
}) {
	return (
		<fieldset className="m-0 min-w-0 border-0 p-0">
			<legend className="field-label">Template</legend>
			<div className="grid gap-2 sm:grid-cols-2">
				{templates.map(({ name, title, summary }, index) => (
					<label
						key={name}
						className="flex items-start gap-2 rounded-md border border-line p-3 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--color-ink)]"
					>
						<input type="radio" name="template" value={name} defaultChecked={index === 0} className="mt-1" />
						<span>
							<b className="font-semibold">{title}</b>
							<span className="block text-[12px] leading-4 text-ink-2">{summary}</span>
						</span>
					</label>
				))}
			</div>
		</fieldset>
	)
}

const SHOWN = 20

/** What is wrong with a plan that was not taken: each problem with its place and its mend. */
export function PlanProblems({ problems }: { problems: readonly string[] }) {
	if (problems.length === 0) return null
	const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
	return (
		<Notice kind="failing" live title={`Import failed: ${count} to fix.`}>
			<ul className="mt-1 list-disc pl-4">
				{problems.slice(0, SHOWN).map((problem) => (
					<li key={problem}>{problem}</li>
				))}
			</ul>
			{problems.length > SHOWN && `And ${problems.length - SHOWN} more.`}
		</Notice>
	)
}

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'
export const meta = titled('New plan')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	await answering(() => requireMember(actor, params.team ?? '', 'changePlans'))
	return {
		templates: listTemplates(),
		offers: listStartOffers(),
		world: drawSiteMap([], { size: SMALL_MAP }),
		once: crypto.randomUUID(),
	}
}

// A plan of fifty sites is about 1 MB.
const FORM = {
	names: ['name', 'from', 'template', 'file', ...Object.keys(START_FIELDS), ...PLACE_ROWS, ONCE],
	files: ['file'],
	maxBytes: 5_000_000,
}

const madeSchema = z.object({ ok: z.literal(true), projectId: z.string() })

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireActor({ request, context })
	const form = await answering(() => readForm(request, FORM))
	const source = await readSource(form, new Date())
	const teamId = params.team ?? ''
	const work = () => makeProject(actor, teamId, source)
	const make = () =>
		onceBehindDoor({ actor, teamId, permission: 'changePlans', request, form }, { answer: madeSchema, work })
	if (source.from === 'questions') {
		const made = await answering(() => unlessBusy(make))
		if ('busy' in made) {
			const { retryAfterSeconds, ...busy } = made.busy
			const headers = { 'Retry-After': String(retryAfterSeconds) }
			const none: { field: string; text: string }[] = []
			return json({ from: source.from, typed: source.typed, problems: none, busy }, { status: 503, headers })
		}
		if (made.ok) return redirect(`/p/${made.projectId}`)
		const problems = made.problems.map(({ path, message }) => ({ field: path, text: message }))
		return json({ from: source.from, typed: source.typed, problems, busy: null }, { status: 400 })
	}
	const made = await answering(make)
	if (made.ok) return redirect(`/p/${made.projectId}`)
	const problems = source.from === 'file' ? fileProblems(made.problems) : made.problems.map(({ message }) => message)
	return json({ from: source.from, name: source.name, problems }, { status: 400 })
}

export default function NewPlan() {
	const { templates, offers, world, once: key } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const busy = useNavigation().state !== 'idle'
	const started = answer?.from === 'questions' ? answer : null
	const refused = answer !== undefined && answer.from !== 'questions' ? answer : null
	const nameOf = (from: string) => (refused?.from === from ? refused.name : '')
	const problemsOf = (from: string) => (refused?.from === from ? refused.problems : [])
	return (
		<>
			<PageHead title="Size a plan from three answers">
				Strata sizes and sources every value. Change any of them.
			</PageHead>
			<ThreeQuestions once={key} offers={offers} world={world} answer={started} />
			<h2 className="start-rather">Other ways to start</h2>
			<Card title="From a template" plain sub="Modeled on real campuses from public sources, fully editable.">
				<Form method="post" className="grid grid-cols-1 gap-4">
					<input type="hidden" name="from" value="template" />
					<input type="hidden" name="once" value={`${key}-template`} />
					<PlanProblems problems={problemsOf('template')} />
					<TemplateChoice templates={templates} />
					<div className="flex flex-wrap items-end gap-3">
						<Field
							label="Plan name"
							optional
							name="name"
							defaultValue={nameOf('template')}
							maxLength={200}
							className="w-[320px] max-w-full"
						/>
						<Button kind="primary" disabled={busy}>
							Create plan
						</Button>
					</div>
				</Form>
			</Card>
			<div className="cards cards-2">
				<Card title="From a plan file" plain sub="A JSON plan exported from Strata or a script.">
					<Form method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-3">
						<input type="hidden" name="from" value="file" />
						<input type="hidden" name="once" value={`${key}-file`} />
						<PlanProblems problems={problemsOf('file')} />
						<div className="flex flex-wrap items-end gap-3">
							<Field
								label="Plan file"
								type="file"
								name="file"
								accept=".json,application/json"
								required
								className="w-[320px] max-w-full"
							/>
							<Button disabled={busy}>Import plan</Button>
						</div>
					</Form>
				</Card>
				<Card title="Blank" plain sub="Five years from this month; no sites yet.">
					<Form method="post" className="grid grid-cols-1 gap-3">
						<input type="hidden" name="from" value="blank" />
						<input type="hidden" name="once" value={`${key}-blank`} />
						<div className="flex flex-wrap items-end gap-3">
							<Field
								label="Blank plan name"
								name="name"
								defaultValue={nameOf('blank')}
								errors={problemsOf('blank')}
								maxLength={200}
								required
								className="w-[320px] max-w-full"
							/>
							<Button disabled={busy}>Start blank</Button>
						</div>
					</Form>
				</Card>
			</div>
		</>
	)
}
