import { expect, test } from 'vitest'
import { getPlan } from '../factories/get-plan.ts'
import { updatePlanHead } from '#server/actions/plans/edits.ts'
import { binProject } from '#server/actions/projects/projects.ts'
import { makeProject, createProject } from '#server/actions/projects/make-project.ts'
import { listProjects } from '#server/store/rows/projects.ts'
import { updateTeam } from '#server/store/rows/teams.ts'
import { MOST_PLANS } from '#shared/schemas/plan-budget.ts'
import { hostileFile, hostilePlan } from '../factories/hostile-plan.ts'
import { aPerson } from '../factories/people.ts'
import { planFile } from '../factories/plan-file.ts'

const PATIENCE = { timeout: 60_000 }
const LARGE = { sites: 200, each: 20 }

test(
	'a file that comes to more than the server computes is refused with both numbers and what would bring it down',
	PATIENCE,
	async () => {
		const owner = await aPerson('Ana Lucas')
		const text = JSON.stringify(hostileFile({ ...LARGE, months: 240 }))
		const made = await makeProject(owner, owner.teamId, { from: 'file', name: '', text })
		expect(made).toMatchObject({
			ok: false,
			problems: [
				{
					path: 'plan',
					message: expect.stringMatching(/has [\d.]+ million figures; this server computes at most 20 million/),
					mend: expect.stringMatching(/make it \d+ months instead of 240/),
				},
			],
		})
		expect(await listProjects(owner)).toEqual([])
	},
)

test('an edit beyond the budget writes nothing; as many months as the refusal names are taken', PATIENCE, async () => {
	const owner = await aPerson('Ana Lucas')
	const { projectId } = await createProject(owner, owner.teamId, hostilePlan({ ...LARGE, months: 12 }))
	const edit = (horizonMonths: number) => updatePlanHead(owner, { projectId }, { fields: { horizonMonths } })
	const refused = await edit(240)
	if (refused.ok) throw new Error('240 months are too many')
	const fitting = Number(/make it (\d+) months/.exec(refused.problems[0]?.mend ?? '')?.[1])
	expect((await getPlan(owner, { projectId })).plan.horizonMonths).toBe(12)
	expect((await edit(fitting + 1)).ok).toBe(false)
	expect((await edit(fitting)).ok).toBe(true)
})

test('a plan that was too large before may be made smaller, step by step', PATIENCE, async () => {
	const owner = await aPerson('Ana Lucas')
	const { projectId } = await createProject(owner, owner.teamId, hostilePlan({ sites: 120, each: 20, months: 240 }))
	const edit = (horizonMonths: number) => updatePlanHead(owner, { projectId }, { fields: { horizonMonths } })
	expect((await edit(230)).ok).toBe(true)
	expect((await edit(231)).ok).toBe(false)
})

test('a visitor keeps five plans, and the bin is no way around it', PATIENCE, async () => {
	const visitor = await aPerson('Visitor')
	await updateTeam(visitor, { kind: 'visitor' })
	const make = () => createProject(visitor, visitor.teamId, planFile({}))
	const made = []
	for (let count = 0; count < MOST_PLANS.visitor; count += 1) made.push(await make())
	await expect(make()).rejects.toMatchObject({ code: 'too_large', mend: expect.stringContaining('Sign up') })
	for (const { projectId } of made) await binProject(visitor, projectId)
	await Promise.all(made.map(make))
	const [first] = await listProjects(visitor)
	await binProject(visitor, first?.id ?? '')
	await expect(make()).rejects.toMatchObject({
		code: 'too_large',
		userMessage: 'This team has 10 plans, 6 of them in the trash; the limit is 10.',
		mend: expect.stringContaining('30 days'),
	})
})

test('plans made at once do not pass the limit together', PATIENCE, async () => {
	const visitor = await aPerson('Visitor')
	await updateTeam(visitor, { kind: 'visitor' })
	const tries = Array.from({ length: MOST_PLANS.visitor + 3 }, () =>
		createProject(visitor, visitor.teamId, planFile({})),
	)
	const ended = await Promise.allSettled(tries)
	expect(ended.filter(({ status }) => status === 'fulfilled').length).toBe(MOST_PLANS.visitor)
})
