import { Button } from '#app/components/ui/button.tsx'
import { Select, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { presetSettings } from '#shared/report/presets.ts'
import {
	REPORT_LENGTHS,
	REPORT_MARKS,
	REPORT_PAPERS,
	REPORT_PRESETS,
	REPORT_UNITS,
	type ReportPreset,
	type ReportSettings,
} from '#shared/schemas/report/report-settings.ts'
import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import { useState } from 'react'
import type { OptionErrors } from './read-options.ts'
import { arrangedSections, type SectionTick } from './section-ticks.ts'
import { SectionTree } from './section-tree.tsx'

type OptionsFormProps = {
	settings: ReportSettings
	/** where the form has been set and not sent yet */
	ticks: readonly SectionTick[] | null
	errors: OptionErrors
	/** why the logo that is kept can't be printed; null where it can */
	logoProblem: string | null
	/** tells that something is set otherwise; what changes by script alone sends no event */
	onSet: () => void
}

const options = (labels: Readonly<Record<string, string>>) =>
	Object.entries(labels).map(([value, label]) => (
		<option key={value} value={value}>
			{label}
		</option>
	))
const isPreset = (text: string): text is ReportPreset => Object.hasOwn(REPORT_PRESETS, text)
const isLength = (text: string): text is ReportSettings['length'] => Object.hasOwn(REPORT_LENGTHS, text)

/** How the report is set: for whom, how long, which sections in which order, and what is on each page. */
export function OptionsForm({ settings, ticks: given, errors, logoProblem, onSet }: OptionsFormProps) {
	const scripts = useScripts()
	const [chosen, setChosen] = useState({ length: settings.length, preset: settings.preset })
	const [ticks, setTicks] = useState(given ?? arrangedSections(settings))
	const set = (next: Pick<ReportSettings, 'length' | 'preset' | 'sections'>) => {
		setChosen({ length: next.length, preset: next.preset })
		setTicks(arrangedSections(next))
		onSet()
	}
	const choosePreset = (text: string) =>
		set(isPreset(text) ? presetSettings(text) : { length: chosen.length, preset: null, sections: null })
	return (
		<>
			<div className="form-grid form-grid-2">
				<div>
					<Select
						label="For"
						name="preset"
						value={chosen.preset ?? ''}
						onChange={({ currentTarget }) => choosePreset(currentTarget.value)}
						help="Sets length and sections; you can change both."
					>
						<option value="">General</option>
						{options(REPORT_PRESETS)}
					</Select>
					{!scripts && (
						<Button size="small" name="intent" value="preset" className="mt-2">
							Apply
						</Button>
					)}
				</div>
				<Select
					label="Length"
					name="length"
					value={chosen.length}
					onChange={({ currentTarget: { value } }) => {
						if (isLength(value)) set({ ...chosen, length: value, sections: null })
					}}
					help="Brief: for a board. Full: every section, with appendices."
				>
					{options(REPORT_LENGTHS)}
				</Select>
			</div>
			<SectionTree
				ticks={ticks}
				errors={errors['section'] ?? []}
				onSet={(next) => {
					setTicks(next)
					onSet()
				}}
			/>
			<div className="form-grid">
				<Select label="Page size" name="paper" defaultValue={settings.paper}>
					{options(REPORT_PAPERS)}
				</Select>
				<Select label="Units" name="units" defaultValue={settings.units} help="Power and energy are SI in both.">
					{options(REPORT_UNITS)}
				</Select>
				<Select label="Marking" name="mark" defaultValue={settings.mark}>
					{REPORT_MARKS.map((mark) => (
						<option key={mark} value={mark}>
							{mark === '' ? 'None' : mark}
						</option>
					))}
				</Select>
			</div>
			<fieldset>
				<legend className="field-label">Exclude</legend>
				<div className="flex flex-wrap gap-x-5 gap-y-1">
					{Object.entries(REDACTIONS).map(([value, label]) => (
						<label key={value} className="tick">
							<input
								type="checkbox"
								name="redact"
								value={value}
								defaultChecked={settings.redact.some((one) => one === value)}
							/>
							{label}
						</label>
					))}
				</div>
			</fieldset>
			<Logo kept={settings.logo} problem={logoProblem} errors={errors['logo'] ?? []} />
			<TextArea
				label="Note"
				name="note"
				optional
				defaultValue={settings.note}
				errors={errors['note']}
				help="Printed on page 1: the report’s purpose."
				maxLength={300}
				rows={2}
			/>
		</>
	)
}

/** PNG begins with this; what was kept is a picture of one of two kinds. */
const PNG = 'iVBORw0KGgo'

type LogoProps = { kept: string | null; problem: string | null; errors: readonly string[] }

function Logo({ kept, problem, errors }: LogoProps) {
	return (
		<div className="field">
			<label className="field-label" htmlFor="report-logo">
				Logo <span className="field-optional">optional</span>
			</label>
			<input
				id="report-logo"
				className="report-file"
				type="file"
				name="logo"
				accept="image/png,image/jpeg"
				aria-describedby="report-logo-help"
				aria-invalid={errors.length > 0 ? true : undefined}
			/>
			{errors.length > 0 && <p className="field-error">{errors.join(' ')}</p>}
			<p className="field-help" id="report-logo-help">
				PNG or JPEG, at most 100 KB.
			</p>
			{problem !== null && errors.length === 0 && (
				<Notice kind="tight" title="The saved logo cannot be printed.">
					{problem} Until then, pages have no logo.
				</Notice>
			)}
			{kept !== null && (
				<div className="mt-2 flex items-center gap-4">
					<img
						className="report-logo"
						alt="Current logo"
						src={`data:image/${kept.startsWith(PNG) ? 'png' : 'jpeg'};base64,${kept}`}
					/>
					<label className="tick">
						<input type="checkbox" name="bare" value="yes" />
						Print without a logo
					</label>
				</div>
			)}
		</div>
	)
}
