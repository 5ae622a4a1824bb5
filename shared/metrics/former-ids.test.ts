import { expect, test } from 'vitest'
import { currentName, FORMER_IDS, namesOf } from './former-ids.ts'
import { isMetricName } from './metric.ts'

/** Told of a site by no result, and explained all the same. */
const BESIDE = /^sites\.(?:servedShare|accelerators(?:Required|Allocated|Mean)|finance\..+|shortfall\.lostItMW)$/

test('every former id leads to a figure of the result, and no two ids to one name by another', () => {
	const lost = FORMER_IDS.filter(([, is]) => !isMetricName(is) && !BESIDE.test(is))
	expect(lost).toEqual([])
	expect(new Set(FORMER_IDS.map(([was]) => was)).size).toBe(FORMER_IDS.length)
})

test('what was said of a figure is found by all names that it had', () => {
	expect(namesOf('sites.facilityPowerMW')).toEqual(['sites.facilityPowerMW', 'facilityPowerMW', 'energy.facilityPower'])
	expect(currentName('facilityPowerMW', 'site:abilene')).toBe('sites.facilityPowerMW')
	expect(currentName('layers.energy.available', 'site:abilene')).toBe('sites.layers.energy.available')
	expect(currentName('layers.energy.available', '')).toBe('layers.energy.available')
	expect(currentName('energy.importLimit', 'site:abilene')).toBe('energy.importLimit')
})
