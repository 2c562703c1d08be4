/** A flow as a picture. What is pressed, and what a screen reader hears, is the list that lies over it. */

import type { JSX, Ref } from 'preact';
import type { FlowLayout, PlacedArrow, PlacedParty, PlacedStep, PlacedWords } from '../../../report/flow/layout.ts';

/** Of an arrow's head, in letters' sizes. */
const HEAD = 0.5;

export function Diagram({ layout, picture }: { layout: FlowLayout; picture: Ref<SVGSVGElement> }): JSX.Element {
  const { width, height, size, top, parties, steps } = layout;
  return (
    <svg
      ref={picture}
      class="flow-picture"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-size={size}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="ground" width={width} height={height} />
      {steps.map((step) =>
        step.words.step.broke ? <rect key={step.y} class="broke" x="0" y={step.y} width={width} height={step.height} rx="4" /> : null,
      )}
      {parties.map(({ x }, index) => (
        <line key={index} class="life" x1={x} x2={x} y1={top} y2={height} />
      ))}
      {parties.map((party, index) => (
        <Heading key={index} party={party} />
      ))}
      {steps.map((step, index) => (
        <Step key={index} step={step} size={size} />
      ))}
    </svg>
  );
}

function Heading({ party: { textX, anchor, nameY, roleY, name, role } }: { party: PlacedParty }): JSX.Element {
  return (
    <g text-anchor={anchor}>
      <text class="party" x={textX} y={nameY}>
        {name}
      </text>
      <text class="soft" x={textX} y={roleY}>
        {role}
      </text>
    </g>
  );
}

function Step({ step, size }: { step: PlacedStep; size: number }): JSX.Element {
  const { words, gap, asked, out, answered, back, mark } = step;
  const kind = words.step.broke ? 'step here' : words.step.failed ? 'step failed' : 'step';
  return (
    <>
      {gap && (
        <text class="gap" x={gap.x} y={gap.y} text-anchor="middle">
          {gap.text}
        </text>
      )}
      <g class={kind}>
        <Words words={asked} />
        <Arrow arrow={out} size={size} />
        <g class="answer">
          <Words words={answered} failing={words.mark !== ''} />
          {back && <Arrow arrow={back} size={size} isBack />}
        </g>
        {mark && (
          <text class="mark" x={mark.x} y={mark.y} text-anchor="end">
            {mark.text}
          </text>
        )}
      </g>
    </>
  );
}

function Words({ words: { x, y, strong, soft }, failing }: { words: PlacedWords; failing?: boolean }): JSX.Element {
  return (
    <text x={x} y={y}>
      <tspan class={failing ? 'strong failing' : 'strong'}>{strong}</tspan>
      {soft !== '' && (
        <tspan class="soft" dx="0.6em">
          {soft}
        </tspan>
      )}
    </text>
  );
}

function Arrow({ arrow: { from, to, y }, size, isBack }: { arrow: PlacedArrow; size: number; isBack?: boolean }): JSX.Element {
  const head = Math.sign(to - from) * HEAD * size;
  return (
    <>
      <line class={isBack ? 'arrow back' : 'arrow'} x1={from} x2={to - head} y1={y} y2={y} />
      <path class="head" d={`M${to} ${y}L${to - head} ${y - HEAD * size * 0.6}V${y + HEAD * size * 0.6}Z`} />
    </>
  );
}
