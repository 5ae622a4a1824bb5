import { expect, test } from 'vitest'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { editPlan, updatePlanItem } from '#server/actions/plans/edits.ts'
import { findAuthors } from '#server/actions/plans/explain-figure.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import * as rests from '#app/routes/p.$project.rests/route.ts'
import * as why from '#app/routes/p.$project.why/route.ts'
import { aBrowser } from '../factories/browser.ts'
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

test('a drawer comes with its figure alone; what it rests on is asked for beside it, and comes with it where the address says so', async () => {
	const owner = await aPerson()
	const plan = planFile({ powerContracts: [contract('grid')], buildPhases: [hall('one')] })
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const browser = await aBrowser(owner)
	const at = (more = '') => ({
		path: `/p/${projectId}/why?why=finance.totals.capexUsd${more}`,
		params: { project: projectId },
	})
	const alone = await (await browser.load(why.loader, at())).json()
	expect(alone).toMatchObject({ view: { rests: null, target: { quantity: 'finance.totals.capexUsd' } } })
	expect(alone).not.toHaveProperty('moves')
	const later = await (await browser.load(rests.loader, at())).json()
	expect(later).toMatchObject({ rests: { title: expect.stringMatching(/^Includes .*guess/) } })
	const whole = await (await browser.load(why.loader, at('&whole=1'))).json()
	expect(whole).toMatchObject({ view: later, moves: { title: expect.stringContaining('inputs') } })
})
