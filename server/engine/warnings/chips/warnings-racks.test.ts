import { expect, test } from 'vitest'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { must } from '../../../../tests/factories/must.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'

const site = { id: 'w', name: 'Warsaw', country: 'PL', latitude: 52.23, longitude: 21.01, cooling: 'd2c_dry_trim' }
/** 5,616 Vera Rubin in a hall for 132 kW racks, as the worked example has them: 17.922 MW. */
const racks = {
	...{ id: 'vr', siteId: 'w', phaseId: 'h1', chip: 'vera-rubin-nvl72', accelerators: 5616 },
	...{ orderMonth: '2026-06', leadTimeMonths: 9 },
}
const told = (built: object) => {
	const buildPhases = [hall('h1', { siteId: 'w', itMW: 20, rackDensityKW: 132, ...built })]
	const { warnings } = computedDocument(
		planFile({ horizonMonths: 36, sites: [site], buildPhases, chipOrders: [racks] }),
	)
	return must(warnings.find(({ code, path }) => code === 'density_over_hall' && path === 'chipOrders[0]'))
}

test('lP11: racks that a hall cannot carry are told what a refit of it costs, where it stands by then', () => {
	const { text, mend } = told({ scope: 'existing', durationMonths: 0, startMonth: '2025-06' })
	expect(text).toMatch(/63%\. A refit of h1 costs about \$5\.38M\.$/)
	expect(mend).toMatch(/^Enter a refit of h1, /)
})

test('lP11: of a hall that is not finished by then the mend is to build it denser', () => {
	const { text, mend } = told({ startMonth: '2026-06', durationMonths: 20 })
	expect(text).not.toContain('refit')
	expect(mend).toMatch(/^Raise the rack density of h1, /)
})
