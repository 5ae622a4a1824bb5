import { OctagonX } from 'lucide-react'
import { clsx } from 'clsx'
import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

export type FieldFrame = {
	label: ReactNode
	help?: ReactNode
	/** What is wrong and what would be right; shown beside the field. */
	errors?: readonly string[] | undefined
	unit?: string | undefined
	optional?: boolean
	className?: string | undefined
}

export type Wired = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** Label, control, help and errors wired together once, for every form. */
export function Frame({ frame, id, control }: { frame: FieldFrame; id: string; control: (wired: Wired) => ReactNode }) {
	const { label, help, errors, unit, optional, className } = frame
	const bad = errors !== undefined && errors.length > 0
	const describedBy = [bad && `${id}-error`, help !== undefined && `${id}-help`]
		.filter((part) => part !== false)
		.join(' ')
	return (
		<div className={clsx('field', bad && 'field-bad', className)}>
			<label className="field-label" htmlFor={id}>
				{label}
				{optional && <span className="field-optional"> optional</span>}
			</label>
			<div className="field-box">
				{control({
					id,
					...(describedBy && { 'aria-describedby': describedBy }),
					...(bad && { 'aria-invalid': true as const }),
				})}
				{unit && <span className="field-unit">{unit}</span>}
			</div>
			{bad && (
				<p className="field-error" id={`${id}-error`}>
					<OctagonX className="icon-small" strokeWidth={1.75} aria-hidden />
					<span>{errors.join(' ')}</span>
				</p>
			)}
			{help !== undefined && (
				<p className="field-help" id={`${id}-help`}>
					{help}
				</p>
			)}
		</div>
	)
}

/** What the frame is given, and what is left for the control. */
function framed<Props extends FieldFrame>({ label, help, errors, unit, optional, className, ...control }: Props) {
	return { frame: { label, help, errors, unit, ...(optional && { optional }), className }, control }
}

export type FieldProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'className'>

/** One line of text, a number, an address. Pass `name`; errors come from the form's reply. */
export function Field(props: FieldProps) {
	const own = useId()
	const { frame, control } = framed(props)
	return <Frame frame={frame} id={props.id ?? own} control={(wired) => <input {...control} {...wired} />} />
}

export type SelectProps = FieldFrame & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'>

/** A choice from a short list; children are `option`s. */
export function Select(props: SelectProps) {
	const own = useId()
	const { frame, control } = framed(props)
	return <Frame frame={frame} id={props.id ?? own} control={(wired) => <select {...control} {...wired} />} />
}

export type TextAreaProps = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'>

/** Several lines: a note, a pasted column of addresses. */
export function TextArea(props: TextAreaProps) {
	const own = useId()
	const { frame, control } = framed(props)
	return <Frame frame={frame} id={props.id ?? own} control={(wired) => <textarea rows={3} {...control} {...wired} />} />
}
