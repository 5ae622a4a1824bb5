import { Why } from '#app/components/explain/why.tsx'
import type { ChartGeometry } from '#shared/charts/geometry.ts'

/** Links over those parts of a chart that open their figure. */
export function OpenPlaces({ geometry: { width, height, places = [] } }: { geometry: ChartGeometry }) {
	const share = (value: number, of: number) => `${(value / of) * 100}%`
	return places.map((place) => (
		<span
			key={place.name}
			className="chart-place"
			style={{
				left: share(place.x, width),
				top: share(place.y, height),
				width: share(place.width, width),
				height: share(place.height, height),
			}}
		>
			<Why target={place.why} plain title={place.name}>
				<span className="sr-only">{place.name}</span>
			</Why>
		</span>
	))
}
