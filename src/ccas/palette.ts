import Color from 'colorjs.io';

/** Grounds of the pages, as in tokens.css: what a CCAS's colours stand on. */
const light = { paper: '#fbf8f3', raised: '#ffffff', onMain: '#ffffff' };
const dark = { paper: '#12191b', raised: '#1a2326', onMain: '#0d1a1d' };

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for shapes that are not text. */
const TEXT = 4.5;
const SHAPE = 3;

export interface MeasuredPair {
  scheme: 'light' | 'dark';
  colour: 'main' | 'accent';
  /** In French: `texte sur la page`. */
  use: string;
  /** Two colours, `#rrggbb`. */
  front: string;
  ground: string;
  ratio: number;
  wanted: number;
}

export interface Palette {
  light: Record<'main' | 'deep' | 'wash' | 'onMain', string>;
  dark: Record<'main' | 'deep' | 'wash' | 'onMain', string>;
}

/** Contrast as WCAG 2.x defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  return Color.contrast(one, other, 'WCAG21');
}

/**
 * What the pages make of one colour. For dark pages it is made lighter, in OKLCH, until every pair holds: that always
 * ends, at white.
 */
export function paletteOf(main: string): Palette {
  const day = { main, deep: lightened(main, -0.09), wash: mixed(main, '#ffffff', 0.9), onMain: light.onMain };
  for (let step = 0; ; step++) {
    const lifted = withLightness(main, Math.min(1, 0.78 + step * 0.02));
    const night = {
      main: lifted,
      deep: lightened(lifted, 0.08),
      wash: mixed(main, dark.paper, 0.72),
      onMain: dark.onMain,
    };
    const holds = mainPairs('dark', night).every(({ ratio, wanted }) => ratio >= wanted);
    if (holds || step === 11) return { light: day, dark: night };
  }
}

/** The accent on dark pages. */
export function accentInDark(accent: string): string {
  for (let lift = 0; lift < 1; lift += 0.02) {
    const lifted = lightened(accent, lift);
    if (accentPairs('dark', lifted).every(({ ratio, wanted }) => ratio >= wanted)) return lifted;
  }
  return '#ffffff';
}

/** Every pair of the pages these colours are part of, light and dark. */
export function measuredPairs({ main, accent }: { main: string | null; accent: string | null }): MeasuredPair[] {
  const palette = main ? paletteOf(main) : undefined;
  return [
    ...(palette ? [...mainPairs('light', palette.light), ...mainPairs('dark', palette.dark)] : []),
    ...(accent ? [...accentPairs('light', accent), ...accentPairs('dark', accentInDark(accent))] : []),
  ];
}

/** The nearest darker colour of the same hue whose pairs all hold on light pages. */
export function nearestGood(colour: string, role: 'main' | 'accent'): string {
  for (let darken = 0; darken < 1; darken += 0.01) {
    const tried = lightened(colour, -darken);
    const pairs = measuredPairs(role === 'main' ? { main: tried, accent: null } : { main: null, accent: tried });
    if (pairs.every(({ ratio, wanted }) => ratio >= wanted)) return tried;
  }
  return '#000000';
}

/** The style sheet that puts them in place of lagoon and sun: it comes after ours, which has no layers. */
export function paletteSheet({ main, accent }: { main: string | null; accent: string | null }): string {
  const palette = main ? paletteOf(main) : undefined;
  const rules = (scheme: 'light' | 'dark', sun: string | null): string =>
    [
      ...(palette
        ? [
            `--lagoon:${palette[scheme].main}`,
            `--lagoon-deep:${palette[scheme].deep}`,
            `--lagoon-wash:${palette[scheme].wash}`,
            `--on-lagoon:${palette[scheme].onMain}`,
          ]
        : []),
      ...(sun ? [`--sun:${sun}`] : []),
    ].join(';');
  return `:root{${rules('light', accent)}}@media (prefers-color-scheme:dark){:root{${rules('dark', accent && accentInDark(accent))}}}\n`;
}

function mainPairs(scheme: 'light' | 'dark', tones: Palette['light']): MeasuredPair[] {
  const { paper, raised } = scheme === 'light' ? light : dark;
  const pair = (use: string, front: string, ground: string): MeasuredPair => ({
    scheme,
    colour: 'main',
    use,
    front,
    ground,
    ratio: contrast(front, ground),
    wanted: TEXT,
  });
  return [
    pair('liens et titres sur la page', tones.main, paper),
    pair('liens sur les cadres', tones.main, raised),
    pair('texte sur fond teinté', tones.deep, tones.wash),
    pair('liens sur fond teinté', tones.main, tones.wash),
    pair('texte des boutons', tones.onMain, tones.main),
    pair('texte des boutons survolés', tones.onMain, tones.deep),
  ];
}

function accentPairs(scheme: 'light' | 'dark', accent: string): MeasuredPair[] {
  const { paper, raised } = scheme === 'light' ? light : dark;
  const pair = (use: string, ground: string): MeasuredPair => ({
    scheme,
    colour: 'accent',
    use,
    front: accent,
    ground,
    ratio: contrast(accent, ground),
    wanted: SHAPE,
  });
  return [pair('filets et graphiques sur la page', paper), pair('filets sur les cadres', raised)];
}

function lightened(colour: string, by: number): string {
  return withLightness(colour, new Color(colour).to('oklch').coords[0]! + by);
}

function withLightness(colour: string, lightness: number): string {
  const tone = new Color(colour).to('oklch');
  tone.coords[0] = Math.min(1, Math.max(0, lightness));
  return hex(tone);
}

/** `share` of the second. */
function mixed(one: string, other: string, share: number): string {
  return hex(new Color(one).mix(other, share, { space: 'oklab', outputSpace: 'srgb' }));
}

/** In sRGB, six digits. */
function hex(colour: Color): string {
  return colour.to('srgb').toGamut({ method: 'css' }).toString({ format: 'hex', collapse: false }).slice(0, 7);
}
