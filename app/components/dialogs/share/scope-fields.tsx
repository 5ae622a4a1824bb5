import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Select } from '#app/components/ui/field.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import { LINK_SECTIONS, type LinkScope } from '#shared/together/link-scope.ts'
import type { ShownPlan } from './share-view.ts'

type ScopeFieldsProps = {
	plans: readonly ShownPlan[]
	/** what the link shows now, or what a new one would */
	begun: Pick<LinkScope, 'sections' | 'withholds'> & { readonly plan: string }
	reply: FormReply | undefined
	/** what was ticked in a form that was refused */
	ticked: readonly string[] | null
	/** tells the ticks of two forms on one page apart */
	id: string
}

type TicksProps = {
	name: 'sections' | 'withholds'
	legend: string
	help: string
	id: string
	choices: readonly { readonly value: string; readonly label: string; readonly help?: string }[]
	ticked: readonly string[]
	errors: readonly string[] | undefined
}

function Ticks({ name, legend, help, id, choices, ticked, errors }: TicksProps) {
	const isWrong = errors !== undefined && errors.length > 0
	return (
		<fieldset aria-describedby={`${id}-${name}${isWrong ? ` ${id}-${name}-error` : ''}`}>
			<legend className="field-label">{legend}</legend>
			<p className="field-help mb-2" id={`${id}-${name}`}>
				{help}
			</p>
			<div className="grid gap-2">
				{choices.map(({ value, label, help: of }) => (
					<label key={value} className="tick">
						<input
							type="checkbox"
							name={name}
							value={value}
							defaultChecked={ticked.includes(value)}
							{...(isWrong && { 'aria-invalid': true })}
						/>
						<span>
							{label}
							{of !== undefined && <small className="field-help block">{of}</small>}
						</span>
					</label>
				))}
			</div>
			<div id={`${id}-${name}-error`}>
				<FormErrors errors={errors} />
			</div>
		</fieldset>
	)
}

/** What a link shows: of which scenario, at which version, what beside the plan, and what of it is held back. */
export function ScopeFields({ plans, begun, reply, ticked, id }: ScopeFieldsProps) {
	const shown = ticked ?? [...begun.sections, ...begun.withholds]
	return (
		<>
			<Select
				label="Shows"
				name="plan"
				defaultValue={reply?.typed['plan'] ?? begun.plan}
				errors={reply?.errors['plan']}
				help="A frozen version does not change with later edits."
			>
				{plans.map((plan) => (
					<optgroup key={plan.id} label={plan.label}>
						<option value={`${plan.id}@`}>{plan.label}, current</option>
						{plan.versions.map(({ version, says }) => (
							<option key={version} value={`${plan.id}@${String(version)}`}>
								{plan.label}, frozen: {says}
							</option>
						))}
					</optgroup>
				))}
			</Select>
			<Ticks
				name="sections"
				legend="Also show"
				help="Off unless checked. A page that is off returns “not found”."
				id={id}
				choices={Object.entries(LINK_SECTIONS).map(([value, said]) => ({ value, ...said }))}
				ticked={shown}
				errors={reply?.errors['sections']}
			/>
			<Ticks
				name="withholds"
				legend="Withhold"
				help="Hides them in the plan and its report. Turns files off."
				id={id}
				choices={Object.entries(REDACTIONS).map(([value, label]) => ({ value, label }))}
				ticked={shown}
				errors={reply?.errors['withholds']}
			/>
		</>
	)
}
