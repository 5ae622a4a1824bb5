import { expect, test } from 'vitest'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { editPlan } from '#server/actions/plans/edit-plan.ts'
import { findAuthors } from '#server/actions/plans/history/find-authors.ts'
import { updatePlanItem } from '#server/actions/plans/update-plan-item.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { getPlan } from '../factories/get-plan.ts'
import { aMember, aPerson } from '../factories/people.ts'
import { contract, hall, planFile } from '../factories/plan-file.ts'

test('the author of a figure is who wrote its field last, its group, or the entry it came with', async () => {
	const owner = await aPerson('Ana Lucas')
	const bo = await aMember(owner.teamId, 'editor')
	// A hall and a contract of one id: what is written in one is not the other's.
	const plan = planFile({ powerContracts: [contract('one')], buildPhases: [hall('one')] })
	const ref = await createProject(owner, owner.teamId, plan)
	const set = (
		kind: 'powerContracts' | 'buildPhases',
		field: string,
		value: string | { p50: number; p90: number },
	) => ({
		patches: [{ kind, itemId: 'one', field, value }],
	})
	const edits = [
		() => updatePlanItem(owner, ref, set('powerContracts', 'startMonth', '2026-05')),
		() => updatePlanItem(bo, ref, set('buildPhases', 'startMonth', '2026-04')),
		() => updatePlanItem(bo, ref, set('powerContracts', 'startDelayMonths', { p50: 2, p90: 5 })),
		() =>
			editPlan(bo, ref, {
				command: 'edits',
				edits: [{ action: 'add', kind: 'powerContracts', item: { ...contract('two'), id: 'two' } }],
			}),
	]
	for (const edit of edits) expect(await edit()).toMatchObject({ ok: true })
	const { scenario } = await getPlan(owner, ref)
	const [one, two] = ['one', 'two'].map((itemId) => ({ kind: 'powerContracts' as const, itemId }))
	if (one === undefined || two === undefined) throw new Error('Two contracts are named.')
	const authorOf = await findAuthors(scopeOf(scenario), {
		'powerContracts[0].startMonth': one,
		'powerContracts[0].startDelayMonths.p90': one,
		'powerContracts[0].capacityMW': one,
		'powerContracts[1].capacityMW': two,
		'buildPhases[0].startMonth': { kind: 'buildPhases', itemId: 'one' },
	})
	const nobody = { why: null, source: null, quality: null, who: null, when: null }
	const who = (path: string) => authorOf({ kind: 'plan', path, ...nobody })?.who ?? null
	expect(who('powerContracts[0].startMonth')).toBe('Ana Lucas')
	expect(who('buildPhases[0].startMonth')).toBe('The editor')
	expect(who('powerContracts[0].startDelayMonths.p90')).toBe('The editor')
	expect(who('powerContracts[1].capacityMW')).toBe('The editor')
	expect(who('powerContracts[0].capacityMW')).toBe(null)
})
