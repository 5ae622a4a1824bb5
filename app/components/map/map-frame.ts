/** How a map in Mercator's projection is laid out: pixels a radian, and where 0° N 0° E lies. */
export type MapFrame = { readonly scale: number; readonly x: number; readonly y: number }
export type MapPoint = { readonly x: number; readonly y: number }
export type MapPlace = { readonly latitude: number; readonly longitude: number }

const DEGREES = 180 / Math.PI
/** Two decimals are a kilometre. */
const rounded = (value: number) => Math.round(value * 100) / 100

/** The place that a point of the map shows; null beyond the world's edge. */
export function placeAt({ scale, x, y }: MapFrame, point: MapPoint): MapPlace | null {
	const longitude = rounded(((point.x - x) / scale) * DEGREES)
	const latitude = rounded(Math.atan(Math.sinh((y - point.y) / scale)) * DEGREES)
	return Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** `40.08, -82.81`, as a place may be typed. */
export const placeText = ({ latitude, longitude }: MapPlace): string => `${latitude}, ${longitude}`
