/** How a case's buildings follow each other. Where nobody published it, the assumption is written beside it. */
export type BuildShape = {
	readonly startMonth: string
	readonly buildings: number
	readonly monthsEach: number
	readonly everyMonths: number
	readonly weeklyHours: number
	readonly why: string
}

const TWO_YEARS = 'How long one building takes is not published: two years, as for every such campus'

/** Starts spread so that the last building ends with the project. */
function spread({
	months,
	buildings,
	monthsEach,
}: {
	readonly months: number
	readonly buildings: number
	readonly monthsEach: number
}): number {
	return buildings === 1 ? 0 : (months - monthsEach) / (buildings - 1)
}

function campus(
	given: Pick<BuildShape, 'startMonth' | 'buildings'> & { readonly months: number } & Partial<BuildShape>,
): BuildShape {
	const monthsEach = given.monthsEach ?? 24
	return {
		startMonth: given.startMonth,
		buildings: given.buildings,
		monthsEach,
		everyMonths: given.everyMonths ?? spread({ months: given.months, buildings: given.buildings, monthsEach }),
		weeklyHours: given.weeklyHours ?? 50,
		why: given.why ?? TWO_YEARS,
	}
}

/** By id of the construction case. The lengths are those the reference figures rest on; none is chosen for its peak. */
export const BUILD_SHAPES: Readonly<Record<string, BuildShape>> = {
	C1: campus({
		startMonth: '2024-06',
		buildings: 8,
		months: 26,
		monthsEach: 18,
		weeklyHours: 55,
		why: '18 months as in the method’s own eight-building campus, starts spread over the 26 months',
	}),
	C2: campus({
		startMonth: '2023-09',
		buildings: 1,
		months: 28,
		monthsEach: 28,
		weeklyHours: 45,
		why: 'One continuous build of 28 months',
	}),
	C3: campus({ startMonth: '2024-12', buildings: 9, months: 64, everyMonths: 5 }),
	C3b: campus({ startMonth: '2024-12', buildings: 9, months: 48, everyMonths: 3 }),
	C4: campus({ startMonth: '2025-10', buildings: 6, months: 33 }),
	C6: campus({ startMonth: '2025-12', buildings: 4, months: 36 }),
	C7: campus({ startMonth: '2026-01', buildings: 3, months: 30 }),
	C8: campus({ startMonth: '2025-12', buildings: 4, months: 34 }),
	C10: campus({ startMonth: '2022-06', buildings: 2, months: 28 }),
	C12: campus({ startMonth: '2023-06', buildings: 2, months: 28 }),
	C13: campus({
		startMonth: '2023-01',
		buildings: 1,
		months: 15,
		monthsEach: 15,
		why: 'One building in the published 15 months',
	}),
	C14: campus({
		startMonth: '2023-09',
		buildings: 16,
		months: 28.5,
		monthsEach: 12,
		everyMonths: 1.1,
		weeklyHours: 55,
		why: 'One start every 1.1 months as published, so a year a building',
	}),
}
