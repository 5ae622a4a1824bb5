export type Point = { readonly latitude: number; readonly longitude: number }

const EARTH_RADIUS_KM = 6371.0088

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in km (haversine on the mean radius). */
export function distanceKm(from: Point, to: Point): number {
	const north = radians(to.latitude - from.latitude)
	const east = radians(to.longitude - from.longitude)
	const chord =
		Math.sin(north / 2) ** 2 +
		Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(east / 2) ** 2
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
