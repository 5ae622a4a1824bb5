import { expect, test } from 'vitest'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { listProjects } from '#server/store/rows/projects.ts'
import { findScenario } from '#server/store/rows/scenarios.ts'
import { createMember } from '#server/store/rows/members.ts'
import { updatePlanHead } from '#server/actions/plans/update-plan-head.ts'
import { openSample } from '#server/actions/projects/open-sample.ts'
import { keepSample, seedSample } from '../../prisma/seed.ts'
import { getPlan } from '../factories/get-plan.ts'
import { must } from '../factories/must.ts'
import { aPerson } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

const sample = (capacityMW: number) => planFile({ powerContracts: [{ ...contract('grid'), capacityMW }] })
const shelf = () => acrossTeams(() => listProjects({ teamId: 'sample' }))

test('an install gets the newer sample at its next start, once, as long as nobody has touched the older one', async () => {
	await keepSample(sample(100))
	const [first] = await shelf()
	await keepSample(sample(100))
	expect((await shelf()).map(({ id }) => id)).toEqual([first?.id])
	await Promise.all([keepSample(sample(150)), keepSample(sample(150))])
	const [newer, ...more] = await shelf()
	expect([newer?.id === first?.id, more]).toEqual([false, []])
	const ana = await aPerson()
	const { projectId } = await openSample({ ip: 'here' }, ana)
	expect((await getPlan(ana, { projectId })).plan.powerContracts[0]?.capacityMW).toBe(150)

	// What somebody who runs the server has written in it stays.
	await acrossTeams(() => createMember({ teamId: 'sample' }, { userId: ana.userId, role: 'editor' }))
	await updatePlanHead(ana, { projectId: must(newer).id }, { fields: { description: 'Ours' } })
	await seedSample()
	const kept = await shelf()
	expect(kept.map(({ id }) => id)).toEqual([newer?.id])
	expect(await findScenario({ teamId: 'sample' }, must(newer).id, null)).toMatchObject({ rev: 2 })
})
