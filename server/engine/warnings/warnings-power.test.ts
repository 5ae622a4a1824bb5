import { expect, test } from 'vitest'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'

const gas = { siteId: 'abilene', kind: 'btm_recip', capacityMW: 30, startMonth: '2027-03', status: 'energised' }
const told = (over: object, asOfMonth: string | null = '2026-06') => {
	const powerContracts = [contract('grid', { startMonth: '2026-01' }), contract('gt', { ...gas, ...over })]
	return computedDocument(planFile({ powerContracts, asOfMonth })).warnings.find(
		({ code }) => code === 'plant_runs_later',
	)
}

test('plant on the site that is entered as energized and starts later is told so', () => {
	expect(told({})).toMatchObject({
		path: 'powerContracts[1].status',
		text: 'gt is entered as energized, but starts in March 2027.',
	})
	expect(told({ status: 'construction' })).toBeUndefined()
	// What was energized in the status month runs whole from the next.
	for (const month of ['2027-02', '2027-03']) expect(told({}, month)).toBeUndefined()
	expect(told({}, '2027-01')).toBeDefined()
})

test('a connection may stand before its contract, and a plan that is looked at from no month may be past both', () => {
	expect(told({ kind: 'utility_firm' })).toBeUndefined()
	expect(told({}, null)).toBeUndefined()
})
