import styles from './counter-scene.module.css';

/** The picture beside the door: a consultation counter in daylight, with the lamp on. Decoration only. */
export function CounterScene() {
  return (
    <svg
      className={styles['scene']}
      viewBox="0 0 720 800"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path className={styles['floor']} d="M0 706h720v94H0Z" />
      <g className={styles['pane']}>
        <rect x="64" y="112" width="264" height="332" rx="6" />
        <path d="M196 112v332M64 278h264" />
        <path d="M424 470V236a112 112 0 0 1 224 0v234Z" />
      </g>
      <path className={styles['shine']} d="M456 400 590 214M486 430l108-150" />
      <g>
        <path className={styles['cord']} d="M376 0v150" />
        <path className={styles['lamp']} d="M300 224a76 76 0 0 1 152 0Z" />
        <path className={styles['bulb']} d="M360 226a16 16 0 0 0 32 0Z" />
        <rect className={styles['ink']} x="364" y="142" width="24" height="10" />
      </g>
      <g>
        <path className={styles['ink']} d="M196 502v-14h84v14Z" />
        <path className={styles['stand']} d="M230 490v-34h16v34Z" />
        <path className={styles['head']} d="M204 398c0-38 15-60 34-60s34 22 34 60-15 62-34 62-34-24-34-62Z" />
        <path
          className={styles['hair']}
          d="M176 470c-10-64-8-142 62-146s76 78 64 146c-14-2-24-8-28-16 6-34 2-66-6-84-26 8-50 6-62 0-8 22-8 54-2 84-6 10-14 16-28 16Z"
        />
      </g>
      <g>
        <path
          className={styles['page']}
          d="M400 494V398c22-12 46-12 66 0 20-12 44-12 66 0v96c-22-10-46-10-66 2-20-12-44-12-66-2Z"
        />
        <path
          className={styles['print']}
          d="M466 400v94M412 416c12-5 28-5 40 0M412 436c12-5 28-5 40 0M412 456c12-5 20-5 28-2M480 416c12-5 28-5 40 0M480 456c12-5 28-5 40 0M480 474c12-5 20-5 28-2"
        />
        <path className={styles['cited']} d="M479 428c12-5 28-5 42 0v14c-14-5-30-5-42 0Z" />
        <path className={styles['ink']} d="M388 496h156v8H388Z" />
      </g>
      <g>
        <path className={styles['brush']} d="M604 470 594 400M620 470v-84M634 470l14-76" />
        <path className={styles['hair']} d="M586 404l-2-24h12l4 22Z" />
        <path className={styles['teal']} d="M613 388v-26h14v26Z" />
        <path className={styles['cup']} d="M594 462h54l-6 42h-42Z" />
      </g>
      <g>
        <rect className={styles['teal']} x="96" y="430" width="34" height="74" rx="4" />
        <rect className={styles['ink']} x="104" y="414" width="18" height="16" />
        <rect className={styles['page']} x="100" y="450" width="26" height="26" />
      </g>
      <rect className={styles['top']} x="16" y="504" width="688" height="24" rx="3" />
      <path className={styles['counter']} d="M40 528h640v208H40Z" />
      <path className={styles['edge']} d="M40 528h640v16H40Z" />
      <path className={styles['panels']} d="M253 544v192M467 544v192" />
    </svg>
  );
}
