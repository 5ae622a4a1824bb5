import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

type Entry = Record<string, unknown>
export type Changes = {
	readonly site?: Entry
	readonly contract?: Entry
	readonly contracts?: readonly Entry[]
	readonly hall?: Entry
	readonly order?: Entry
	readonly workload?: Entry
	readonly plan?: Entry
}

/** What reviewers' reproductions have in common: one hall in West Texas, one utility contract, one order, one endless run. */
export function reproductionFile(changes: Changes = {}): Entry {
	const { site, contract, contracts = [], hall, order, workload, plan } = changes
	const accelerators = order?.['accelerators'] ?? 18_000
	return {
		format: 'strata.plan/1',
		name: 'r',
		startMonth: '2026-01',
		horizonMonths: 48,
		sites: [
			{ id: 's', name: 'S', country: 'US', latitude: 31.42, longitude: -103.5, cooling: 'd2c_dry_trim', ...site },
		],
		powerContracts: [
			{
				id: 'u',
				siteId: 's',
				kind: 'utility_firm',
				capacityMW: 80,
				startMonth: '2026-01',
				status: 'energised',
				...contract,
			},
			...contracts.map((row) => ({ siteId: 's', startMonth: '2026-01', id: row['kind'], ...row })),
		],
		buildPhases: [
			{ id: 'h', siteId: 's', itMW: 60, startMonth: '2026-01', durationMonths: 12, scope: 'existing', ...hall },
		],
		chipOrders: [
			{
				id: 'o',
				siteId: 's',
				chip: 'gb200-nvl72',
				accelerators,
				orderMonth: '2026-01',
				leadTimeMonths: 2,
				unitPriceUsd: 48_000,
				...order,
			},
		],
		workloads: [
			{
				id: 't',
				kind: 'training',
				model: 'llama-3.1-405b',
				precision: 'bf16',
				trainingTokens: 1e18,
				accelerators,
				startMonth: '2026-06',
				...workload,
			},
		],
		...plan,
	}
}

export function reproduction(changes: Changes = {}): PlanFile {
	const parsed = parsePlanFile(reproductionFile(changes))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}
