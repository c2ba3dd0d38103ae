package dev.scamander.it.quickstart.weather;

import java.math.BigDecimal;

/**
 * What one station saw in one hour.
 *
 * @param station the station, USAF and WBAN number joined by a colon
 * @param year the year, four digits
 * @param month the month, 1 to 12
 * @param day the day of the month
 * @param hour the hour of the day in UTC, 0 to 23
 * @param temperature air temperature in degrees Celsius
 * @param dewpoint dew point in degrees Celsius; 999.9 where the station was silent
 * @param pressure pressure at sea level in hectopascals
 * @param windDirection where the wind comes from, in degrees
 * @param windSpeed wind speed in metres per second
 * @param skyCondition cloud cover, a code
 * @param oneHourPrecip rain of the last hour in millimetres; -0.1 is a trace
 * @param sixHourPrecip rain of the last six hours in millimetres; -0.1 is a trace
 */
public record Observation(
        String station,
        int year,
        int month,
        int day,
        int hour,
        BigDecimal temperature,
        BigDecimal dewpoint,
        BigDecimal pressure,
        int windDirection,
        BigDecimal windSpeed,
        int skyCondition,
        BigDecimal oneHourPrecip,
        BigDecimal sixHourPrecip) {

    /**
     * Returns the JSON object that is published for this observation. Its field names are the column names of
     * {@code weather.raw_weather_data}.
     *
     * @return one line of JSON
     */
    public String toJson() {
        // The station is digits, capitals and a colon: nothing in it needs an escape.
        return "{\"wsid\":\"" + station + '"'
                + ",\"year\":" + year
                + ",\"month\":" + month
                + ",\"day\":" + day
                + ",\"hour\":" + hour
                + ",\"temperature\":" + temperature.toPlainString()
                + ",\"dewpoint\":" + dewpoint.toPlainString()
                + ",\"pressure\":" + pressure.toPlainString()
                + ",\"wind_direction\":" + windDirection
                + ",\"wind_speed\":" + windSpeed.toPlainString()
                + ",\"sky_condition\":" + skyCondition
                + ",\"one_hour_precip\":" + oneHourPrecip.toPlainString()
                + ",\"six_hour_precip\":" + sixHourPrecip.toPlainString()
                + '}';
    }
}
