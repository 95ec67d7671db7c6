import type { CDPSession, Page } from 'playwright-core';

/** How smoothly a window was drawn while something went on, in ms. */
export interface Smoothness {
  /** Tasks that kept the window busy for more than 50 ms. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
  readonly frames: number;
  readonly longestFrameMs: number;
  /** What the window's own thread computed, whatever else the machine did meanwhile. */
  readonly cpuMs: number;
}

/** Watches a window until `work` is done. */
export async function watchSmoothness(page: Page, work: () => Promise<void>): Promise<Smoothness> {
  const watch = await page.evaluateHandle(() => {
    const tasksMs: number[] = [];
    const framesMs: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasksMs.push(duration);
    });
    observer.observe({ type: 'longtask' });
    let lastMs = performance.now();
    let frame = requestAnimationFrame(function count(nowMs: number) {
      framesMs.push(nowMs - lastMs);
      lastMs = nowMs;
      frame = requestAnimationFrame(count);
    });
    return {
      stop() {
        cancelAnimationFrame(frame);
        for (const { duration } of observer.takeRecords()) tasksMs.push(duration);
        observer.disconnect();
        return { tasksMs, framesMs };
      },
    };
  });
  const cpu = await page.context().newCDPSession(page);
  await cpu.send('Performance.enable', { timeDomain: 'threadTicks' });
  const beforeMs = await cpuOf(cpu);
  await work();
  const cpuMs = (await cpuOf(cpu)) - beforeMs;
  await cpu.detach();
  const { tasksMs, framesMs } = await watch.evaluate(({ stop }) => stop());
  await watch.dispose();
  return {
    longTasks: tasksMs.length,
    longestTaskMs: Math.round(Math.max(0, ...tasksMs)),
    frames: framesMs.length,
    longestFrameMs: Math.round(Math.max(0, ...framesMs)),
    cpuMs: Math.round(cpuMs),
  };
}

async function cpuOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
