import { expect, test } from 'vitest'
import { createProject } from '#server/actions/projects/make-project.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { updatePlanItem } from '#server/actions/plans/edits.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { followOdds } from '#server/actions/simulations/odds.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { must } from '../factories/must.ts'
import { aPerson, type Person } from '../factories/people.ts'
import { VERDICT_PLANS } from '../verdicts/plans.ts'

/** All that is said of a plan until its odds are drawn. */
async function saidOf(who: Person, ref: PlanRef, draws: number): Promise<readonly OddsReply[]> {
	const said: OddsReply[] = []
	const settings = { ...USUAL_SETTINGS, draws }
	for await (const reply of await followOdds(who, ref, { settings, signal: new AbortController().signal }))
		said.push(reply)
	return said
}
const linesIn = (reply: OddsReply | undefined) =>
	reply?.ok === true ? (reply.apart?.rows.flatMap(({ lines }) => lines) ?? []) : []
const CHOICE = /^Knowing “.+” before choosing would be worth |^No single input, once known, would change/

test(
	'of two scenarios that earn it is said what to know before one chooses, behind the odds themselves, and either way round',
	{
		timeout: 240_000,
	},
	async () => {
		const owner = await aPerson()
		const plan = { ...VERDICT_PLANS['below-cost'](), horizonMonths: 36 }
		const { projectId } = await createProject(owner, owner.teamId, plan)
		const scenarioId = await createScenario(owner, { projectId }, { label: 'Later grid', about: '' })
		const [base, trial] = [{ projectId }, { projectId, scenarioId }]
		const grid = must(plan.powerContracts[0])
		const patch = { kind: 'powerContracts', itemId: grid.id, field: 'startMonth', value: '2028-06' } as const
		expect(await updatePlanItem(owner, trial, { patches: [patch] })).toMatchObject({ ok: true })

		// Nothing is compared while one of both is not drawn; too few draws say nothing of a choice.
		expect((await saidOf(owner, base, 64)).flatMap(linesIn)).toEqual([])
		const few = [await saidOf(owner, trial, 64), await saidOf(owner, base, 512)].flat()
		expect(few.flatMap(linesIn).filter((line) => CHOICE.test(line))).toEqual([])

		const said = await saidOf(owner, trial, 512)
		const done = said.filter((reply) => reply.ok && reply.state === 'done')
		expect(done).toHaveLength(2)
		expect(linesIn(done[0]).filter((line) => CHOICE.test(line) || line.startsWith('NPV:'))).toEqual([])
		const lines = linesIn(done[1])
		expect(lines).toContainEqual(expect.stringMatching(/^NPV: .*(?:higher|lower)/))
		const [choice] = lines.filter((line) => CHOICE.test(line))
		expect(choice).toBeDefined()

		// The other side is told the same at once, with what it is ahead turned round.
		const [turned, ...more] = (await saidOf(owner, base, 512)).filter((reply) => reply.ok && reply.state === 'done')
		expect(more).toEqual([])
		expect(linesIn(turned)).toContain(choice)
	},
)
