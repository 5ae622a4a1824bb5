/** An annual mean spread over the year like twelve figures of another; flat where there are none to follow. */
export function shapedFigure(
	annual: number,
	{ shape, calendarMonth }: { readonly shape: readonly number[]; readonly calendarMonth: number },
): number {
	const mean = shape.reduce((sum, figure) => sum + figure, 0) / shape.length
	const month = shape[calendarMonth]
	return month === undefined || mean === 0 ? annual : (annual * month) / mean
}
