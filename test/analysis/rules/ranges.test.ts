import { outsideRange } from '../../../src/analysis/rules/misuse';

test.each([
  [{ from: 1, to: 3 }, [1, 2.5, 3], [0.9, 3.1, NaN, Infinity], 'numbers from 1 to 3 are allowed'],
  [{ above: 0, below: 1 }, [0.01, 0.99], [0, 1, -1], 'numbers above 0 to less than 1 are allowed'],
  [{ from: 5 }, [5, 1e9], [4.9, Infinity], 'numbers from 5 are allowed'],
  [{ from: 1, to: 9, whole: true as const }, [1, 9], [1.5, 0, 10], 'whole numbers from 1 to 9 are allowed'],
])('the range %j holds its bounds', (range, inside, outside, message) => {
  for (const value of inside) expect(outsideRange('prop', value, range)).toBeUndefined();
  for (const value of outside) {
    expect(outsideRange('prop', value, range)).toMatchObject({ message: expect.stringContaining(message), fix: expect.stringContaining(message.split(' are')[0].replace('numbers', 'number')) });
  }
});
