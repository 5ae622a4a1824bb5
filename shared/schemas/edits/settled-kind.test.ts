import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { settledByKind } from './settled-kind.ts'

/** A solar purchase that becomes a firm import, of which neither mount nor certificates mean anything. */
const emptied = (own: Record<string, unknown>) =>
	settledByKind(planFile({ powerContracts: [contract('sun', { kind: 'ppa_solar', ...own })] }), [
		{ kind: 'powerContracts', itemId: 'sun', field: 'kind', value: 'utility_firm' },
	]).map(({ field }) => field)

test('what means nothing for the new kind is emptied', () => {
	expect(emptied({ solarMount: 'fixed', eacsBundled: false })).toEqual(['solarMount', 'eacsBundled'])
})

test('what holds anyway is no stray and stays', () => {
	expect(emptied({ solarMount: 'tracker', eacsBundled: true })).toEqual([])
})
