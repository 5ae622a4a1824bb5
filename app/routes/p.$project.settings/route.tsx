import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Field, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/read-form.ts'
import { requireActor } from '#server/http/require-user.ts'
import { updatePlanHead } from '#server/services/plans/update-plan-head.ts'
import { binProject } from '#server/services/projects/bin-project.ts'
import { renameProject } from '#server/services/projects/rename-project.ts'
import { may } from '#shared/permissions.ts'
import { editProblems } from '#shared/presentation/edit-problems.ts'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'

export const meta: MetaFunction = () => [{ title: 'Settings · Strata' }]

export async function loader(asked: LoaderFunctionArgs) {
	const { plan, role, project } = await openPlan(asked)
	const { name, description, startMonth, horizonMonths } = plan
	return {
		plan: { name, description: description ?? '', startMonth, horizonMonths },
		canEdit: may(role, 'changePlans'),
		teamName: project.teamName,
	}
}

const text = (form: FormData, name: string) => {
	const value = form.get(name)
	return typeof value === 'string' ? value.trim() : ''
}

const FORM = {
	names: ['intent', 'name', 'description', 'startMonth', 'horizonMonths'],
	maxBytes: SHORT_FORM_BYTES,
}

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	if (form.get('intent') === 'bin') {
		await answering(() => binProject(actor, ref.projectId))
		return redirect('/app')
	}
	const fields = {
		name: text(form, 'name'),
		description: text(form, 'description') || null,
		startMonth: text(form, 'startMonth'),
		horizonMonths: Number(text(form, 'horizonMonths')),
	}
	const answer = await answering(() => updatePlanHead(actor, ref, { fields }))
	if (!answer.ok) {
		const problems = editProblems(answer.problems).map((problem, index) => ({
			...problem,
			field: answer.problems[index]?.path ?? '',
		}))
		return json<EditReply>({ ok: false, problems, cells: [] }, { status: 422 })
	}
	await answering(() => renameProject(actor, ref.projectId, fields.name))
	return json<EditReply>({ ok: true, message: 'Saved' })
}

export default function Settings() {
	const { plan, canEdit, teamName } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [binning, setBinning] = useState(false)
	const errors = (field: string) =>
		reply !== undefined && !reply.ok
			? reply.problems.filter((problem) => problem.field === field).map((problem) => problem.text)
			: []
	const fixed = !canEdit
	return (
		<>
			<PageHead title="Settings">
				{plan.name}, a plan of {teamName}.
			</PageHead>
			<Card title="The plan" plain>
				<Form method="post" className="grid max-w-xl gap-4">
					{reply?.ok && <Notice live>Saved.</Notice>}
					<Field
						label="Plan name"
						name="name"
						defaultValue={plan.name}
						errors={errors('name')}
						readOnly={fixed}
						required
					/>
					<TextArea
						label="Description"
						name="description"
						defaultValue={plan.description}
						optional
						errors={errors('description')}
						readOnly={fixed}
					/>
					<div className="form-grid">
						<Field
							label="First month"
							name="startMonth"
							defaultValue={plan.startMonth}
							help="As 2026-01. Results begin here."
							errors={errors('startMonth')}
							readOnly={fixed}
							required
						/>
						<Field
							label="Horizon"
							name="horizonMonths"
							defaultValue={String(plan.horizonMonths)}
							unit="months"
							help="1 to 240."
							inputMode="numeric"
							errors={errors('horizonMonths')}
							readOnly={fixed}
							required
						/>
					</div>
					{canEdit && (
						<div>
							<Button kind="primary">Save settings</Button>
						</div>
					)}
				</Form>
			</Card>
			{canEdit && (
				<div className="cards">
					<Card title="Bin" plain>
						<p className="text-ink-2">A plan in the bin can be restored for 30 days.</p>
						<Form method="post" id="bin-plan" className="mt-3">
							<input type="hidden" name="intent" value="bin" />
							<Button
								kind="danger"
								onClick={(event) => {
									event.preventDefault()
									setBinning(true)
								}}
							>
								Put this plan in the bin
							</Button>
						</Form>
					</Card>
				</div>
			)}
			{binning && (
				<ConfirmDialog
					title={`Put «${plan.name}» in the bin?`}
					verb="Put in the bin"
					form="bin-plan"
					onClose={() => {
						setBinning(false)
					}}
				>
					Everybody in {teamName} loses sight of it. It can be restored for 30 days.
				</ConfirmDialog>
			)}
		</>
	)
}
