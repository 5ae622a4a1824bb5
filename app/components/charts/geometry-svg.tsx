import { useId } from 'react'
import { clsx } from 'clsx'
import type { ChartGeometry, Shape } from '#shared/charts/geometry.ts'

const colour = (token: string) => `var(--color-${token})`
const points = (shape: Extract<Shape, { kind: 'path' }>) =>
	shape.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
const round = (value: number) => Math.round(value * 100) / 100

function hatchColours(geometry: ChartGeometry): readonly string[] {
	return [
		...new Set(
			geometry.shapes.flatMap((shape) =>
				(shape.kind === 'rect' || shape.kind === 'path') && shape.hatch ? [shape.fill ?? 'ink-3'] : [],
			),
		),
	]
}

export function HatchPattern({ id, token }: { id: string; token: string }) {
	return (
		<pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
			<line x1="0" y1="0" x2="0" y2="5" stroke={colour(token)} strokeWidth="1.5" />
		</pattern>
	)
}

function RectMark({ shape, hatch }: { shape: Extract<Shape, { kind: 'rect' }>; hatch: (token: string) => string }) {
	const box = {
		x: round(shape.x),
		y: round(shape.y),
		width: round(Math.max(0, shape.width)),
		height: round(Math.max(0, shape.height)),
	}
	const stroke = shape.stroke === undefined ? {} : { stroke: colour(shape.stroke) }
	if (shape.hatch) {
		return (
			<>
				<rect {...box} fill={colour('surface')} />
				<rect {...box} {...stroke} fill={hatch(shape.fill)} />
			</>
		)
	}
	return (
		<rect
			{...box}
			{...stroke}
			fill={colour(shape.fill)}
			opacity={shape.opacity}
			rx={shape.radius}
			shapeRendering={shape.radius === undefined ? 'crispEdges' : undefined}
		/>
	)
}

function Mark({ shape, hatch }: { shape: Shape; hatch: (token: string) => string }) {
	if (shape.kind === 'rect') return <RectMark shape={shape} hatch={hatch} />
	if (shape.kind === 'dot')
		return (
			<circle
				cx={round(shape.x)}
				cy={round(shape.y)}
				r={shape.radius}
				fill={colour(shape.fill)}
				stroke={shape.stroke && colour(shape.stroke)}
				strokeWidth={shape.stroke && 1.5}
			/>
		)
	if (shape.kind === 'text') {
		return (
			<text
				x={round(shape.x)}
				y={round(shape.y)}
				textAnchor={shape.anchor === 'start' ? undefined : shape.anchor}
				fill={colour(shape.fill)}
				fontSize={shape.size}
				fontWeight={shape.weight === 400 ? undefined : shape.weight}
				{...(shape.halo && {
					paintOrder: 'stroke',
					stroke: colour('surface'),
					strokeWidth: 3.5,
					strokeLinejoin: 'round' as const,
				})}
			>
				{shape.text}
			</text>
		)
	}
	const fill = shape.fill === undefined ? 'none' : shape.hatch ? hatch(shape.fill) : colour(shape.fill)
	return (
		<path
			d={points(shape)}
			fill={fill}
			stroke={shape.stroke && colour(shape.stroke)}
			strokeWidth={shape.strokeWidth}
			strokeDasharray={shape.dash?.join(' ')}
			strokeLinejoin="miter"
			opacity={shape.opacity}
		/>
	)
}

/** Draws a chart's geometry; `label` tells it to those who cannot see it. */
export function GeometrySvg({
	geometry,
	label,
	className,
}: {
	geometry: ChartGeometry
	label: string
	className?: string
}) {
	const id = useId().replaceAll(':', '')
	const hatch = (token: string) => `url(#${id}-${token})`
	const colours = hatchColours(geometry)
	return (
		<svg
			className={clsx('chart', className)}
			viewBox={`0 0 ${geometry.width} ${round(geometry.height)}`}
			role="img"
			aria-label={label}
		>
			{colours.length > 0 && (
				<defs>
					{colours.map((token) => (
						<HatchPattern key={token} id={`${id}-${token}`} token={token} />
					))}
				</defs>
			)}
			{geometry.shapes.map((shape, index) => (
				<Mark key={index} shape={shape} hatch={hatch} />
			))}
		</svg>
	)
}
