import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { IconButton } from '#app/components/ui/button.tsx'
import { REPORT_SECTIONS, type ReportSection } from '#shared/schemas/report/report-settings.ts'
import { movedIn, type SectionTick } from './section-ticks.ts'

type SectionTreeProps = {
	ticks: readonly SectionTick[]
	errors: readonly string[]
	onSet: (ticks: readonly SectionTick[]) => void
}

/** Sections to tick, in the order of printing. Each has its buttons up and down, which work before scripts too. */
export function SectionTree({ ticks, errors, onSet }: SectionTreeProps) {
	const main = ticks.filter(({ isAppendix }) => !isAppendix)
	const appendices = ticks.filter(({ isAppendix }) => isAppendix)
	const count = ticks.filter(({ isTicked }) => isTicked).length
	const move = (id: ReportSection, by: -1 | 1) => onSet(movedIn(ticks, id, by))
	const tick = (id: ReportSection, isTicked: boolean) =>
		onSet(ticks.map((one) => (one.id === id ? { ...one, isTicked } : one)))
	const lists = [
		{ name: 'Sections', rows: main },
		{ name: 'Appendices', rows: appendices },
	]
	return (
		<details className="report-sections" open={errors.length > 0 ? true : undefined}>
			<summary>
				Sections and order{' '}
				<span className="text-ink-3">
					{count} of {ticks.length} printed
				</span>
			</summary>
			{errors.length > 0 && <p className="field-error">{errors.join(' ')}</p>}
			{lists.map(({ name, rows }) => (
				<fieldset key={name}>
					<legend className="field-label">{name}</legend>
					<ol>
						{rows.map((row, index) => (
							<Line
								key={row.id}
								row={row}
								isFirst={index === 0}
								isLast={index === rows.length - 1}
								onMove={(by) => move(row.id, by)}
								onTick={(isTicked) => tick(row.id, isTicked)}
							/>
						))}
					</ol>
				</fieldset>
			))}
			<p className="field-help">Alt+↑ or Alt+↓ on a checkbox moves it too.</p>
		</details>
	)
}

type LineProps = {
	row: SectionTick
	isFirst: boolean
	isLast: boolean
	onMove: (by: -1 | 1) => void
	onTick: (isTicked: boolean) => void
}

function Line({ row: { id, isTicked }, isFirst, isLast, onMove, onTick }: LineProps) {
	const name = REPORT_SECTIONS[id]
	const onKeyDown = (event: KeyboardEvent) => {
		if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
		event.preventDefault()
		onMove(event.key === 'ArrowUp' ? -1 : 1)
	}
	const by = (step: -1 | 1) => (event: MouseEvent) => {
		event.preventDefault()
		onMove(step)
	}
	return (
		<li className="report-section">
			<input type="hidden" name="order" value={id} />
			<label className="tick">
				<input
					type="checkbox"
					name="section"
					value={id}
					checked={isTicked}
					onChange={({ currentTarget }) => onTick(currentTarget.checked)}
					onKeyDown={onKeyDown}
				/>
				{name}
			</label>
			<IconButton
				label={`${name} up`}
				kind="ghost"
				size="small"
				name="intent"
				value={`up:${id}`}
				disabled={isFirst}
				onClick={by(-1)}
			>
				<ArrowUp className="icon-small" strokeWidth={1.75} aria-hidden />
			</IconButton>
			<IconButton
				label={`${name} down`}
				kind="ghost"
				size="small"
				name="intent"
				value={`down:${id}`}
				disabled={isLast}
				onClick={by(1)}
			>
				<ArrowDown className="icon-small" strokeWidth={1.75} aria-hidden />
			</IconButton>
		</li>
	)
}
