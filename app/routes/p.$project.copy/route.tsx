import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { onceBehindDoor, ONCE } from '#server/http/forms/once.ts'
import { readSubmission, type FormReply } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { copyPlan } from '#server/actions/sharing/copy-plan.ts'
import { listTeams } from '#server/actions/teams/team.ts'
import { may } from '#shared/permissions.ts'
import { copyPlanSchema } from '#shared/schemas/account-forms.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Duplicate')

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const holder = await requireUser(asked)
	const [{ project, scenario }, teams] = await Promise.all([openPlan(asked), listTeams(holder)])
	return {
		projectId: project.id,
		scenario: scenario.baseline ? null : scenario.label,
		name: `${project.name}, copy`,
		once: crypto.randomUUID(),
		teams: teams.filter(({ role }) => may(role, 'changePlans')).map(({ id, name }) => ({ id, name })),
	}
}

const madeSchema = z.object({ ok: z.literal(true), projectId: z.string() })

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireUser(asked)
	const { request } = asked
	const read = await readSubmission(request, copyPlanSchema, [ONCE])
	if (!read.ok) return read.response
	const { form = new FormData() } = read
	const { team: teamId, name } = read.value
	const work = async () => await copyPlan(actor, planRef(asked), { teamId, name })
	const made = await formAnswer(() =>
		onceBehindDoor({ actor, teamId, permission: 'changePlans', request, form }, { answer: madeSchema, work }),
	)
	return made.ok ? redirect(`/p/${made.projectId}`) : read.refuse(made)
}

export default function Copy() {
	const { projectId, scenario, name, teams, once: key } = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const { form, inputOf } = useAnsweredForm(reply, { name, team: teams[0]?.id ?? '' })
	const from = scenario === null ? 'The current plan' : `The current scenario “${scenario}”`
	return (
		<>
			<PageHead title="Duplicate this plan">
				{from}, with every site, contract, order and source. History and reports stay with the original.
			</PageHead>
			<Card title="Copy to" plain className="max-w-[560px]">
				{teams.length === 0 ? (
					<p>
						You cannot edit plans in any team.{' '}
						<Link className="underline" to="/teams/new">
							Create a team
						</Link>
						, then come back.
					</p>
				) : (
					<AccountForm form={form} act="Duplicate" beside={<Link to={`/p/${projectId}`}>Cancel</Link>}>
						<input type="hidden" name="once" value={key} />
						<Field label="Name of the copy" {...inputOf('name')} required />
						<Select label="Team" {...inputOf('team')}>
							{teams.map(({ id, name: team }) => (
								<option key={id} value={id}>
									{team}
								</option>
							))}
						</Select>
					</AccountForm>
				)}
			</Card>
		</>
	)
}
